package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The integration user's key, from the configuration or from a file that may change while we run. */
@Singleton
final class Credentials {
    private final OdooConfig config;
    private volatile FromFile cached = new FromFile(FileTime.fromMillis(0), new Secret(""));

    Credentials(OdooConfig config) {
        this.config = config;
    }

    /** @throws OdooMisconfigured when there is none, or the file cannot be read */
    Secret apiKey() {
        return config.apiKeyFile()
                .map(this::read)
                .or(config::apiKey)
                .orElseThrow(() -> new OdooMisconfigured(
                        "no API key: set gateway.odoo.api-key-file or gateway.odoo.api-key", null));
    }

    private Secret read(Path file) {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (!modified.equals(cached.modified())) {
                cached =
                        new FromFile(modified, new Secret(Files.readString(file).strip()));
            }
            return cached.key();
        } catch (IOException e) {
            throw new OdooMisconfigured("the API key's file cannot be read (gateway.odoo.api-key-file): " + file, e);
        }
    }

    private record FromFile(FileTime modified, Secret key) {}
}
