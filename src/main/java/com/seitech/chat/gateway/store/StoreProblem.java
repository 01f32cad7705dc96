package com.seitech.chat.gateway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/** What can be wrong with the data directory, by what an operator has to do about it. */
enum StoreProblem {
    FULL("its disk is full: make room. Nothing that was accepted is lost, and a gateway that runs goes on by itself"),
    NOT_WRITABLE("it cannot be written: give it and its files to the gateway's user, and mount its disk writable"),
    DAMAGED("gateway.db is damaged: stop the gateway, put gateway.db, gateway.db-wal and gateway.db-shm aside together,"
            + " and a backup in their place. Without one visitors have to start new chats, and messages that were not"
            + " delivered yet are in the damaged file alone: sqlite3 gateway.db .recover may find them"),
    IN_USE("another process uses gateway.db: give each gateway a directory of its own"),
    DISK_FAILS("its disk fails: look into the system's log"),
    OTHER("check its disk and its rights");

    /** The database asks for less at a time, but a disk that has only this is soon full. */
    private static final long FULL_BELOW_BYTES = 64L << 10;

    private final String cure;

    StoreProblem(String cure) {
        this.cure = cure;
    }

    String in(Path directory) {
        return "cannot use " + directory.toAbsolutePath() + " (gateway.data-dir): " + cure;
    }

    /** Judges by codes and by the disk itself: the words of an operating system come in its own language. */
    static StoreProblem of(Throwable failure, Path directory) {
        List<Throwable> causes = causes(failure);
        if (causes.stream().noneMatch(e -> e instanceof SQLException || e instanceof IOException)) {
            return OTHER;
        }
        StoreProblem told = told(causes);
        if (told == OTHER && Files.exists(directory) && !Files.isWritable(directory)) {
            return NOT_WRITABLE;
        }
        return (told == OTHER || told == DISK_FAILS) && isFull(directory) ? FULL : told;
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable e = failure; e != null; e = e.getCause()) {
            causes.add(e);
        }
        return causes;
    }

    private static StoreProblem told(List<Throwable> causes) {
        return causes.stream()
                .filter(SQLException.class::isInstance)
                .map(e -> ofCode(((SQLException) e).getErrorCode()))
                .filter(problem -> problem != OTHER)
                .findFirst()
                .orElse(OTHER);
    }

    private static StoreProblem ofCode(int code) {
        return switch (SQLiteErrorCode.getErrorCode(code)) {
            case SQLITE_FULL -> FULL;
            case SQLITE_READONLY, SQLITE_PERM -> NOT_WRITABLE;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
            case SQLITE_BUSY, SQLITE_LOCKED -> IN_USE;
            case SQLITE_IOERR -> DISK_FAILS;
            default -> OTHER;
        };
    }

    static boolean isFull(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace() < FULL_BELOW_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
