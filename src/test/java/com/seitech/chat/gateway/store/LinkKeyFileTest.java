package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.testing.LoggedLines;
import com.seitech.chat.gateway.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkKeyFileTest {
    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();

    @TempDir
    Path directory;

    @Test
    void key_firstStart_isMadeAndReadableByUsAlone() throws IOException {
        // Given When
        List<String> keys = shown(opened(directory));
        // Then
        assertThat(keys).hasSize(1).doesNotContain("00".repeat(32));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(inDirectory()).containsExactly(file());
    }

    @Test
    void key_laterStarts_isTheSame() {
        assertThat(shown(opened(directory))).isEqualTo(shown(opened(directory)));
    }

    @Test
    void key_ofAnotherDirectory_isAnother(@TempDir Path other) {
        assertThat(shown(opened(directory))).isNotEqualTo(shown(opened(other)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 4096})
    void key_damaged_saysWhatToDoAndStays(int length) throws IOException {
        // Given
        Files.write(file(), new byte[length]);
        // When
        assertThatThrownBy(() -> opened(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("delete it");
        // Then
        assertThat(file()).hasSize(length);
    }

    @Test
    void oldKey_damaged_stopsTheStart() throws IOException {
        // Given
        Files.write(old(), new byte[1]);
        // Then
        assertThatThrownBy(() -> opened(directory)).hasMessageContaining(old().toString());
    }

    @Test
    void key_directoryIsMissing_isMade() {
        // When
        opened(directory.resolve("missing"));
        // Then
        assertThat(directory.resolve("missing").resolve("link-signing.key")).isRegularFile();
    }

    @Test
    void key_directoryCannotBeMade_saysWhatToCheck() throws IOException {
        // Given
        Path file = Files.createFile(directory.resolve("file"));
        // Then
        assertThatThrownBy(() -> opened(file.resolve("below")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gateway.data-dir");
    }

    @Test
    void key_severalStartAtOnce_isOne() throws Exception {
        // Given
        int starts = 8;
        CyclicBarrier together = new CyclicBarrier(starts);
        Callable<List<String>> start = () -> {
            together.await();
            return shown(opened(directory));
        };
        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(starts)) {
            List<Future<List<String>>> keys = threads.invokeAll(Collections.nCopies(starts, start));
            // Then
            String kept = HexFormat.of().formatHex(Files.readAllBytes(file()));
            assertThat(keys).allSatisfy(key -> assertThat(key.get()).containsExactly(kept));
        }
        assertThat(inDirectory()).containsExactly(file());
    }

    @Test
    void keyThatIsMovedAside_verifiesOn_andANewOneSigns() throws IOException {
        // Given
        LinkKeyFile keys = opened(directory);
        String first = shown(keys).getFirst();
        // When
        Files.move(file(), old());
        List<String> atOnce = shown(keys);
        clock.advance(NEXT_LOOK);
        List<String> then = shown(keys);
        // Then
        assertThat(atOnce).containsExactly(first);
        assertThat(then).hasSize(2).doesNotHaveDuplicates().endsWith(first);
        assertThat(shown(opened(directory))).isEqualTo(then);
    }

    @Test
    void oldKeyThatIsDeleted_isForgotten() throws IOException {
        // Given
        Files.write(old(), filled(1));
        LinkKeyFile keys = opened(directory);
        assertThat(shown(keys)).hasSize(2);
        // When
        Files.delete(old());
        clock.advance(NEXT_LOOK);
        // Then
        assertThat(shown(keys)).hasSize(1);
    }

    @Test
    void keyThatIsDeleted_isForgotten_andANewOneMade() throws IOException {
        // Given
        LinkKeyFile keys = opened(directory);
        List<String> first = shown(keys);
        // When
        Files.delete(file());
        clock.advance(NEXT_LOOK);
        // Then
        assertThat(shown(keys)).hasSize(1).isNotEqualTo(first);
    }

    /** No time and no size tells it. */
    @Test
    void keyThatIsOverwrittenWithinATick_isTaken() throws IOException {
        // Given
        Files.write(file(), filled(1));
        FileTime time = Files.getLastModifiedTime(file());
        LinkKeyFile keys = opened(directory);
        // When
        Files.write(file(), filled(2));
        Files.setLastModifiedTime(file(), time);
        clock.advance(NEXT_LOOK);
        // Then
        assertThat(shown(keys)).containsExactly("02".repeat(32));
    }

    @Test
    void clockThatIsPutBack_doesNotKeepAKey() throws IOException {
        // Given
        LinkKeyFile keys = opened(directory);
        Files.write(file(), filled(2));
        // When
        clock.advance(Duration.ofHours(-1));
        // Then
        assertThat(shown(keys)).containsExactly("02".repeat(32));
    }

    @Test
    void keyThatIsDamagedWhileItRuns_staysInMemory_andIsToldOnce() throws IOException {
        // Given
        Files.write(file(), filled(1));
        LinkKeyFile keys = opened(directory);
        try (LoggedLines log = LoggedLines.start()) {
            // When
            Files.write(file(), new byte[5]);
            clock.advance(NEXT_LOOK);
            List<String> first = shown(keys);
            clock.advance(NEXT_LOOK);
            List<String> second = shown(keys);
            // Then
            assertThat(first).isEqualTo(second).containsExactly("01".repeat(32));
            assertThat(log.lines().stream().filter(line -> line.contains("file links")))
                    .singleElement()
                    .asString()
                    .contains(file() + " is damaged: put the right one back, or delete it");
        }
        // When
        Files.write(file(), filled(3));
        clock.advance(NEXT_LOOK);
        // Then
        assertThat(shown(keys)).containsExactly("03".repeat(32));
    }

    private static byte[] filled(int with) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) with);
        return key;
    }

    private Path file() {
        return directory.resolve("link-signing.key");
    }

    private Path old() {
        return directory.resolve("link-signing.old.key");
    }

    private List<Path> inDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private LinkKeyFile opened(Path where) {
        return new LinkKeyFile(where, clock);
    }

    private static List<String> shown(LinkKeyFile keys) {
        return keys.keys().stream()
                .map(key -> HexFormat.of().formatHex(key.getEncoded()))
                .toList();
    }
}
