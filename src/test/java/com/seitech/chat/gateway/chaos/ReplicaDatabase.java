package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.real.PostgresUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;

/** What all replicas keep their state in. Its user can do nothing else, and is asked for a password. */
record ReplicaDatabase(PostgresUrl url, Path passwordFile) implements AutoCloseable {
    /** In the PostgreSQL that Odoo has: what happens to it happens to both. */
    static ReplicaDatabase in(OdooStack odoo) {
        Path file = MortalGateway.freshDisk().resolve("password");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReplicaDatabase(odoo.database(PostgresUrl.newName(), file), file);
    }

    /** As a replica takes it. */
    Map<String, String> settings() {
        return Map.of(
                "GATEWAY_STORE", "postgresql",
                "GATEWAY_POSTGRESQL_URL", url.jdbc(),
                "GATEWAY_POSTGRESQL_USER", url.name(),
                "GATEWAY_POSTGRESQL_PASSWORD_FILE", passwordFile.toString());
    }

    @Override
    public void close() {
        url.close();
    }
}
