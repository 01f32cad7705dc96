package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the caller of a nudge must know. Kept as a hash, of which any two are equally long. */
final class NudgeSecret {
    /** What stands in a path as it is: anything else would be written there in more than one way. */
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9_-]{16,}");

    private final byte[] hash;

    private NudgeSecret(String secret) {
        hash = hash(secret);
    }

    /** @throws IllegalStateException when it is too weak, without telling it */
    static Optional<NudgeSecret> of(NudgeConfig config) {
        return config.secretFile().map(NudgeSecret::read).or(config::secret).map(NudgeSecret::checked);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the nudge's secret cannot be read (gateway.nudge.secret-file): " + file, e);
        }
    }

    private static NudgeSecret checked(String secret) {
        if (!ACCEPTABLE.matcher(secret).matches()) {
            throw new IllegalStateException("gateway.nudge.secret must be at least 16 letters, digits, - or _; it has "
                    + secret.length() + " characters");
        }
        return new NudgeSecret(secret);
    }

    /** Takes equally long whatever is given. */
    boolean is(@Nullable String given) {
        return given != null && MessageDigest.isEqual(hash, hash(given));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
