package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.upload.LinkKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of file links, beside the database, readable by us alone. The one that signs is made when there is none: at the
 * first start, and when an operator moves it aside to be the old one, which goes on to verify.
 */
public final class LinkKeyFile implements LinkKeys {
    private static final Logger LOG = LoggerFactory.getLogger(LinkKeyFile.class);
    private static final int BYTES = 32;
    /** Links are made by the hundred; nobody replaces a key more often. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Path directory;
    private final Path signing;
    private final Path old;
    private final Clock clock;
    private volatile Known known;
    /** Guarded by this: what is wrong, as long as it is. */
    private String problem = "";

    private record Known(List<SecretKey> keys, Instant at) {}

    /** @throws RuntimeException when a file is damaged or cannot be read or made, with what to do */
    public LinkKeyFile(Path directory, Clock clock) {
        this.directory = directory;
        this.signing = directory.resolve("link-signing.key");
        this.old = directory.resolve("link-signing.old.key");
        this.clock = clock;
        this.known = new Known(read(), clock.instant());
    }

    @Override
    public List<SecretKey> keys() {
        Known seen = known;
        return isFresh(seen) ? seen.keys() : lookAgain();
    }

    /** A clock that was put back must not keep an old key alive. */
    private boolean isFresh(Known seen) {
        Duration age = Duration.between(seen.at(), clock.instant());
        return !age.isNegative() && age.compareTo(BETWEEN_LOOKS) < 0;
    }

    private synchronized List<SecretKey> lookAgain() {
        if (!isFresh(known)) {
            known = new Known(readOrKeep(), clock.instant());
        }
        return known.keys();
    }

    private List<SecretKey> readOrKeep() {
        try {
            List<SecretKey> found = read();
            problem = "";
            return found;
        } catch (IllegalStateException | UncheckedIOException e) {
            tell(String.valueOf(e.getMessage()));
            return known.keys();
        }
    }

    private void tell(String now) {
        if (!problem.equals(now)) {
            problem = now;
            LOG.atError().addKeyValue("problem", now).log("the keys of file links stay as they were");
        }
    }

    private List<SecretKey> read() {
        try {
            create();
            return Stream.of(key(signing), key(old))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(StoreProblem.of(e, directory).in(directory), e);
        }
    }

    private static Optional<SecretKey> key(Path file) throws IOException {
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw new IllegalStateException(file + " is damaged: put the right one back, or delete it, then links"
                        + " that it signed are void");
            }
            return Optional.of(new SecretKeySpec(key, "HmacSHA256"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void create() throws IOException {
        if (Files.exists(signing)) {
            return;
        }
        // It may be asked for before the database is opened.
        DataDirectory.create(directory);
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh = Files.createTempFile(
                directory,
                "link-signing",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, key, StandardOpenOption.SYNC);
            // A link, not a move: two processes that start at once must end with one key.
            Files.createLink(signing, fresh);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(fresh);
        }
    }
}
