package com.seitech.chat.gateway.store;

import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Asked for every new connection, so that the password can be replaced without a restart. */
@Singleton
public final class PostgresPassword implements CredentialsProvider {
    private final StoreConfig.Postgresql config;

    @Inject
    PostgresPassword(StoreConfig config) {
        this(config.postgresql());
    }

    PostgresPassword(StoreConfig.Postgresql config) {
        this.config = config;
    }

    @Override
    public Map<String, String> getCredentials(String provider) {
        String password = config.passwordFile()
                .map(PostgresPassword::read)
                .or(config::password)
                .orElse("");
        return Map.of(USER_PROPERTY_NAME, config.user(), PASSWORD_PROPERTY_NAME, password);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the password's file cannot be read (gateway.postgresql.password-file): " + file, e);
        }
    }
}
