package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.session.TokenHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A gateway's disk on which visitors are known before it starts. */
final class DataDirectory {
    private static final String FILE = "gateway.db";
    private static final String INSERT = """
            insert into session (id, token_hash, channel_id, visitor_name, created_at, last_used_at)
            values (?, ?, ?, ?, ?, ?)
            """;

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
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                long now = System.currentTimeMillis();
                for (Visitor visitor : visitors) {
                    statement.setString(1, visitor.session().toString());
                    statement.setString(2, TokenHash.of(visitor.token()).toHex());
                    statement.setLong(3, visitor.channel());
                    statement.setString(4, "Bench visitor");
                    statement.setLong(5, now);
                    statement.setLong(6, now);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the table of sessions has changed: adapt " + DataDirectory.class, e);
        }
    }
}
