package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    @TempDir
    Path directory;

    @Test
    void key_firstStart_isMadeAndReadableByUsAlone() throws IOException {
        // Given When
        byte[] key = read(directory);
        // Then
        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(inDirectory()).containsExactly(file());
    }

    @Test
    void key_laterStarts_isTheSame() {
        // Given
        byte[] first = read(directory);
        // When
        byte[] second = read(directory);
        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void key_ofAnotherDirectory_isAnother(@TempDir Path other) {
        assertThat(read(directory)).isNotEqualTo(read(other));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 4096})
    void key_damaged_saysWhatToDoAndStays(int length) throws IOException {
        // Given
        Files.write(file(), new byte[length]);
        // When
        assertThatThrownBy(() -> read(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("delete it");
        // Then
        assertThat(file()).hasSize(length);
    }

    @Test
    void key_directoryIsMissing_saysWhatToCheck() {
        assertThatThrownBy(() -> read(directory.resolve("missing")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gateway.data-dir");
    }

    @Test
    void key_severalStartAtOnce_isOne() throws Exception {
        // Given
        int starts = 8;
        CyclicBarrier together = new CyclicBarrier(starts);
        Callable<String> start = () -> {
            together.await();
            return HexFormat.of().formatHex(read(directory));
        };
        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(starts)) {
            List<Future<String>> keys = threads.invokeAll(Collections.nCopies(starts, start));
            // Then
            String kept = HexFormat.of().formatHex(Files.readAllBytes(file()));
            assertThat(keys).allSatisfy(key -> assertThat(key.get()).isEqualTo(kept));
        }
        assertThat(inDirectory()).containsExactly(file());
    }

    private Path file() {
        return directory.resolve("link-signing.key");
    }

    private List<Path> inDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static byte[] read(Path directory) {
        return LinkKeyFile.readOrCreate(TestStoreConfig.in(directory));
    }
}
