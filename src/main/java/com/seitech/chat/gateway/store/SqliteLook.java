package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * Reads the SQLite file as it lies on the disk ({@code immutable}): so neither a lock is taken nor a file made beside it,
 * which would then belong to whoever asked. What stands in the log only is not seen; nor is it judged by that.
 */
final class SqliteLook {
    private static final String SUBJECT = "database file";
    /** A gateway that works may have been writing in the middle of the first look. */
    private static final int LOOKS = 3;

    private final Path directory;
    private final Path file;

    SqliteLook(Path directory) {
        this.directory = directory;
        this.file = directory.resolve("gateway.db");
    }

    Finding finding() {
        if (Files.notExists(file)) {
            return Finding.ok(SUBJECT, "gateway.db is made at the first start");
        }
        Finding finding = look();
        for (int look = 1; look < LOOKS && !finding.isOk(); look++) {
            finding = look();
        }
        return finding;
    }

    private Finding look() {
        try {
            return "ok".equals(found())
                    ? Finding.ok(SUBJECT, "gateway.db is whole, " + kilobytes() + " KB")
                    : wrong(StoreProblem.DAMAGED);
        } catch (SQLException e) {
            return wrong(StoreProblem.of(e, directory));
        }
    }

    /** What a crash left half written in the file is whole again with the log, which the next start applies. */
    private Finding wrong(StoreProblem problem) {
        return problem == StoreProblem.DAMAGED && hasLog()
                ? Finding.warn(
                        SUBJECT,
                        "gateway.db is not whole without its log",
                        "a running gateway has checked both; if none runs, start it, which checks them and says so")
                : Finding.fail(SUBJECT, problem.in(directory));
    }

    private boolean hasLog() {
        try {
            return Files.size(directory.resolve("gateway.db-wal")) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String found() throws SQLException {
        String url = "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?mode=ro&immutable=1";
        try (Connection connection = new JDBC().connect(url, new Properties())) {
            return Sql.first(connection, row -> row.getString(1), "pragma quick_check(1)")
                    .orElse("no answer");
        }
    }

    private long kilobytes() {
        try {
            return Files.size(file) >> 10;
        } catch (IOException e) {
            return 0;
        }
    }
}
