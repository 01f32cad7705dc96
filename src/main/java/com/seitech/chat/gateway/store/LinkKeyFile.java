package com.seitech.chat.gateway.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The key that signs file links: made at the first start, kept beside the database, readable by us alone. */
public final class LinkKeyFile {
    private static final int BYTES = 32;

    private LinkKeyFile() {}

    /** Reads the key, or makes it when there is none yet. */
    public static byte[] readOrCreate(StoreConfig config) {
        Path file = config.dataDir().resolve("link-signing.key");
        try {
            create(file);
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw new IllegalStateException(file + " is damaged: delete it, then links given out so far are void");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(StoreProblem.of(e, config.dataDir()).in(config.dataDir()), e);
        }
    }

    private static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh = Files.createTempFile(
                file.getParent(),
                "link-signing",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, key, StandardOpenOption.SYNC);
        try {
            // A link, not a move: two processes that start at once must end with one key.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(fresh);
        }
    }
}
