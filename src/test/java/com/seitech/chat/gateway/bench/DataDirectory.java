package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A gateway's disk on which visitors are known before it starts. */
final class DataDirectory {
    private static final String FILE = "gateway.db";

    private DataDirectory() {}

    /** The tables are made by the gateway itself, which is started for that. */
    static Path with(List<Visitor> visitors, OdooLogin odoo) {
        Path directory = fresh();
        Gateway.start(Setups.of("gateway-first-start", odoo, directory)).close();
        insert(directory.resolve(FILE), visitors);
        return directory;
    }

    /** For another gateway that knows the same visitors. */
    static Path copyOf(Path known) {
        try {
            Path directory = fresh();
            Files.copy(known.resolve(FILE), directory.resolve(FILE));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gone when the program has ended. */
    static Path fresh() {
        try {
            Path all = Files.createDirectories(Path.of("target", "bench", "data"));
            return Files.createTempDirectory(all, "run").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void insert(Path file, List<Visitor> visitors) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            KnownVisitors.insert(connection, visitors);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
