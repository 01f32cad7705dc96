package com.seitech.chat.gateway.upload.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.real.Clamd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real clamd does, over its socket; and over TCP where that could make a difference. */
final class ClamdIT {
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path directory;

    private static Scanner scanner(String address) {
        return new ClamdScanner(ClamdAddress.of(address), Duration.ofSeconds(60));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("file"), content, US_ASCII);
    }

    @Test
    void harmlessFiles_pass_andTheTestVirusDoesNot_whereverItIs() throws IOException {
        // Given
        Path harmless = Files.writeString(directory.resolve("harmless"), "a".repeat(8 * MEGABYTE));
        Path atTheStart = Files.writeString(directory.resolve("start"), Clamd.eicar());
        Path acrossPieces = Files.writeString(directory.resolve("pieces"), "a".repeat(65_500) + Clamd.eicar());
        try (Clamd clamd = new Clamd(directory).start()) {
            // When
            Scanner scanner = scanner(clamd.socket().toString());
            // Then
            assertThatCode(() -> scanner.scan(harmless)).doesNotThrowAnyException();
            assertThatThrownBy(() -> scanner.scan(atTheStart))
                    .isInstanceOf(VirusFound.class)
                    .hasMessageContaining("Eicar-Test");
            assertThatThrownBy(() -> scanner.scan(acrossPieces)).isInstanceOf(VirusFound.class);
        }
    }

    @Test
    void fileOverItsStreamLimit_isNotTakenForClean_howeverMuchIsStillToBeWritten() throws IOException {
        // Given
        Path little = Files.writeString(directory.resolve("little"), "a".repeat(MEGABYTE + 1));
        Path much = Files.writeString(directory.resolve("much"), "a".repeat(20 * MEGABYTE));
        try (Clamd clamd = new Clamd(directory, "StreamMaxLength 1M").start()) {
            for (String address : new String[] {clamd.socket().toString(), clamd.address()}) {
                // When
                Scanner scanner = scanner(address);
                // Then
                assertThatThrownBy(() -> scanner.scan(little)).hasMessageContaining("StreamMaxLength");
                assertThatThrownBy(() -> scanner.scan(much))
                        .isInstanceOf(CannotScan.class)
                        .hasMessageContaining("StreamMaxLength");
            }
        }
    }

    /** The README warns of it: there is nothing in the answer that we could tell it by. */
    @ParameterizedTest
    @ValueSource(strings = {"MaxFileSize 50K", "MaxScanSize 50K"})
    void fileOverItsOtherLimits_isCalledClean_unlessItIsToldToSaySo(String limit) throws IOException {
        // Given
        Path virus = file("a".repeat(60_000) + Clamd.eicar());
        // When
        try (Clamd clamd = new Clamd(directory, limit).start()) {
            // Then
            assertThatCode(() -> scanner(clamd.address()).scan(virus)).doesNotThrowAnyException();
        }
        // When
        try (Clamd clamd = new Clamd(directory.resolve("alert"), limit, "AlertExceedsMax yes").start()) {
            // Then
            assertThatThrownBy(() -> scanner(clamd.address()).scan(virus))
                    .isInstanceOf(VirusFound.class)
                    .hasMessageContaining("Heuristics.Limits.Exceeded");
        }
    }
}
