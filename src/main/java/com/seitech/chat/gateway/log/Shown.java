package com.seitech.chat.gateway.log;

import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: its kind, its place and those of its causes. Texts of exceptions tend to quote what was
 * being worked on, such as a visitor's message or a token, so only those stay whose makers are known not to.
 */
public final class Shown extends Exception {
    private static final long serialVersionUID = 1L;
    /** Causes may form a circle. */
    private static final int MOST_CAUSES = 10;

    private Shown(Throwable failure, @Nullable Throwable cause) {
        super(isDiscreet(failure) ? failure.toString() : failure.getClass().getName(), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    /** For {@code setCause}. */
    public static Throwable of(@Nullable Throwable failure) {
        return failure == null ? new IllegalStateException("nobody says why") : of(failure, MOST_CAUSES);
    }

    private static Shown of(Throwable failure, int left) {
        Throwable cause = failure.getCause();
        return new Shown(failure, cause == null || left == 0 ? null : of(cause, left - 1));
    }

    /** Our own quote nobody, files have names of ours, and the database's statements name values by their number. */
    private static boolean isDiscreet(Throwable failure) {
        String kind = failure.getClass().getName();
        return Stream.of("com.seitech.chat.gateway.", "org.sqlite.", "java.sql.")
                        .anyMatch(kind::startsWith)
                || failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof FileSystemException;
    }
}
