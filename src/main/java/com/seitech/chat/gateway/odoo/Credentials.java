package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooStatus.Part;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The integration user's key, from the configuration or from a file that may change while we run. */
@Singleton
final class Credentials {
    private final OdooConfig config;
    private volatile @Nullable Secret last;

    Credentials(OdooConfig config) {
        this.config = config;
    }

    /** @throws OdooMisconfigured when there is none, or the file cannot be read */
    Secret apiKey() {
        return config.apiKeyFile()
                .map(this::read)
                .or(config::apiKey)
                .orElseThrow(() -> new OdooMisconfigured(
                        Part.CREDENTIALS, "no API key: set gateway.odoo.api-key-file or gateway.odoo.api-key", null));
    }

    /**
     * Each time: a file that is replaced within a tick of its clock shows no other time, and a call to Odoo costs a hundred
     * times as much. Who writes it may be in the middle of that, so of an empty one the last content holds.
     */
    private Secret read(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (!text.isEmpty()) {
                last = new Secret(text);
            }
        } catch (IOException e) {
            throw new OdooMisconfigured(
                    Part.CREDENTIALS, "the API key's file cannot be read (gateway.odoo.api-key-file): " + file, e);
        }
        Secret key = last;
        if (key == null) {
            throw new OdooMisconfigured(
                    Part.CREDENTIALS, "the API key's file is empty (gateway.odoo.api-key-file): " + file, null);
        }
        return key;
    }
}
