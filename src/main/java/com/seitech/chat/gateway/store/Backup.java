package com.seitech.chat.gateway.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies what of a data directory must survive it: the database as of one moment, the files on their way, the keys of
 * links. A gateway may work in it meanwhile, and does not notice. A program of its own: it needs no configuration, and
 * nothing of the gateway has to start. The README says how it is run.
 */
public final class Backup {
    private static final String DATABASE = "gateway.db";
    private static final String FILES = "outbox";
    private static final List<String> KEYS = List.of("link-signing.key", "link-signing.old.key");
    /** Other processes hold the database for moments only. */
    private static final String PATIENCE = "busy_timeout=30000";

    private static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path data;
    private final Path copy;

    private Backup(Path data, Path copy) {
        this.data = data;
        this.copy = copy;
    }

    /** Ends with 0, with 1 when there is no backup, and with 2 when it is not clear what to do. */
    public static void main(String... arguments) {
        // As the package itself is started; else the driver's logging complains of its absence.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(System.out, System.err, arguments));
    }

    /** @param arguments the data directory, and the directory to be made */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length != 2) {
            err.println("Say which data directory (gateway.data-dir) to copy, and the new directory for the copy.");
            return 2;
        }
        Path target = Path.of(arguments[1]).toAbsolutePath().normalize();
        try {
            out.println(of(Path.of(arguments[0]), target));
            return 0;
        } catch (IOException | SQLException | IllegalStateException e) {
            err.println("No backup in " + target + ": " + e.getMessage());
            return 1;
        }
    }

    /**
     * Answers what is in it. Under its name there is a whole backup or none.
     *
     * @throws IllegalStateException when there is nothing to copy, or something in the way, with what to do
     */
    private static String of(Path data, Path target) throws IOException, SQLException {
        if (!Files.isRegularFile(data.resolve(DATABASE))) {
            throw new IllegalStateException(data.toAbsolutePath() + " has no " + DATABASE
                    + ": name the directory of gateway.data-dir. What is in PostgreSQL, pg_dump copies");
        }
        if (Files.exists(target)) {
            throw new IllegalStateException("it is there already: name a directory that is not");
        }
        Path above = Files.createDirectories(Objects.requireNonNull(target.getParent(), "/ is there already"));
        Path unfinished = Files.createTempDirectory(above, target.getFileName() + ".", OURS_ALONE);
        try {
            String found = new Backup(data, unfinished).copied();
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            sync(above);
            return "Backup in " + target + ": " + found;
        } finally {
            discard(unfinished);
        }
    }

    /** What visitors wrote must not stay in a folder that nobody knows of. */
    private static void discard(Path unfinished) throws IOException {
        if (Files.exists(unfinished)) {
            try (Stream<Path> all = Files.walk(unfinished)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Files after the database: one that is delivered in between is missed by nobody, Odoo is asked for it first. */
    private String copied() throws IOException, SQLException {
        copyDatabase();
        String found = counted();
        copyFiles();
        for (String key : KEYS) {
            copy(data.resolve(key), copy.resolve(key));
        }
        sync(copy);
        return found;
    }

    /** In one read transaction, which holds up no writer. */
    private void copyDatabase() throws IOException, SQLException {
        String source = data.resolve(DATABASE).toAbsolutePath().toString();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source + "?" + PATIENCE)) {
            Sql.update(connection, "vacuum into ?", copy.resolve(DATABASE).toString());
        }
        sync(copy.resolve(DATABASE));
    }

    private String counted() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve(DATABASE))) {
            String check = first(connection, "pragma quick_check(1)");
            if (!check.equals("ok")) {
                throw new IllegalStateException("the copy is damaged: " + check);
            }
            return first(connection, "select count(*) from session") + " sessions, "
                    + first(connection, "select count(*) from outbox where message_id is null and content is not null")
                    + " messages that wait";
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        return Sql.first(connection, row -> row.getString(1), sql).orElse("");
    }

    private void copyFiles() throws IOException {
        Path to = Files.createDirectory(copy.resolve(FILES), OURS_ALONE);
        if (Files.isDirectory(data.resolve(FILES))) {
            try (Stream<Path> files = Files.list(data.resolve(FILES))) {
                for (Path file : files.toList()) {
                    copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        sync(to);
    }

    private static void copy(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            sync(to);
        } catch (NoSuchFileException e) {
            // Delivered meanwhile, or there is no such key.
            Files.deleteIfExists(to);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
