package com.seitech.chat.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What people say in the tests of one build, and the tokens that they get: none of it may be in the log of that build. */
public final class Spoken {
    private static final Path FILE = file("spoken");
    /** More of a text is not needed to find it. */
    private static final int LONGEST = 300;

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Spoken() {}

    /** Of this build; {@code kind} is {@code spoken}, or a log's. */
    public static Path file(String kind) {
        return Path.of("target", "test-log", System.getProperty("test.build", "none") + "-" + kind);
    }

    /** Line by line, as it would be in a log. */
    public static void add(String text) {
        text.lines().forEach(Spoken::addLine);
    }

    /** Unless it is so short that any line may hold it. */
    private static void addLine(String text) {
        String found = text.substring(0, Math.min(LONGEST, text.length())).strip();
        if (found.length() >= Leaks.SHORTEST && KNOWN.add(found)) {
            append(Base64.getEncoder().encodeToString(found.getBytes(UTF_8)) + "\n");
        }
    }

    private static synchronized void append(String line) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> all() throws IOException {
        return Files.readAllLines(FILE).stream()
                .map(line -> new String(Base64.getDecoder().decode(line), UTF_8))
                .distinct()
                .toList();
    }
}
