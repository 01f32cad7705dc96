package com.seitech.chat.gateway.upload.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.testing.FullServer;
import com.seitech.chat.gateway.testing.LoggedLines;
import com.seitech.chat.gateway.upload.scan.ScriptedClamd.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ClamdScannerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration TO_CONNECT_IN = Duration.ofSeconds(2);
    /** More than fits into the buffers of a connection. */
    private static final int LARGE = 20 * 1024 * 1024;

    @TempDir
    Path directory;

    private static ClamdScanner scanner(String address, Duration timeout) {
        return new ClamdScanner(ClamdAddress.of(address), timeout);
    }

    private static ClamdScanner scanner(ScriptedClamd clamd) {
        return scanner(clamd.address(), PATIENCE);
    }

    private Path file(int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(directory.resolve("file"), content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65535, 65536, 65537, 1_000_000})
    void cleanFile_passes_andAllOfItWasScanned(int size) throws IOException {
        // Given
        Path file = file(size);
        try (ScriptedClamd clamd = ScriptedClamd.onTcp(ScriptedClamd.answer("stream: OK\0"))) {
            // When
            scanner(clamd).scan(file);
            // Then
            assertThat(clamd.scanned()).singleElement().isEqualTo(Files.readAllBytes(file));
        }
    }

    @Test
    void cleanFile_passes_overASocket() throws IOException {
        // Given
        Path file = file(LARGE);
        try (ScriptedClamd clamd =
                ScriptedClamd.onSocket(directory.resolve("ctl"), ScriptedClamd.answer("stream: OK\0"))) {
            // When
            scanner(clamd).scan(file);
            // Then
            assertThat(clamd.scanned()).singleElement().isEqualTo(Files.readAllBytes(file));
        }
    }

    @Test
    void cleanFile_passes_overVersionSix() throws IOException {
        // Given
        Path file = file(10);
        try (ScriptedClamd clamd =
                ScriptedClamd.onTcp(InetAddress.ofLiteral("::1"), ScriptedClamd.answer("stream: OK\0"))) {
            // When
            scanner("[::1]:" + clamd.port(), PATIENCE).scan(file);
            // Then
            assertThat(clamd.scanned()).hasSize(1);
        }
    }

    @Test
    void replyInPieces_isReadToItsEnd() throws IOException {
        // Given
        Path file = file(10);
        Script dripping = (clamd, connection) -> {
            clamd.readFile(connection);
            for (byte letter : "stream: OK\0".getBytes(UTF_8)) {
                connection.write(ByteBuffer.wrap(new byte[] {letter}));
            }
        };
        try (ScriptedClamd clamd = ScriptedClamd.onTcp(dripping)) {
            // When Then
            assertThatCode(() -> scanner(clamd).scan(file)).doesNotThrowAnyException();
        }
    }

    @Test
    void finding_isNamed_toTheVisitorAndInTheLog() throws IOException {
        // Given
        Path file = file(10);
        try (LoggedLines log = LoggedLines.start();
                ScriptedClamd clamd = ScriptedClamd.onTcp(ScriptedClamd.answer("stream: Eicar-Test FOUND\0"))) {
            // When
            assertThatThrownBy(() -> scanner(clamd).scan(file))
                    .isInstanceOf(VirusFound.class)
                    .hasMessage("The file is refused: the virus scanner found Eicar-Test in it.");
            // Then
            assertThat(log.lines()).anyMatch(line -> line.contains("virus found") && line.contains("Eicar-Test"));
            assertThat(log.lines()).noneMatch(line -> line.contains(file.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "stream: OK",
                "stream: O",
                "stream: Eicar-Test FOUND",
                "stream: OK\n",
                "stream: OK\nstream: OK\0",
                "UNKNOWN COMMAND\0",
                "HTTP/1.1 400 Bad Request\r\n\r\n"
            })
    void repliesThatAreNone_areNoVerdict(String reply) throws IOException {
        // Given
        Path file = file(10);
        try (ScriptedClamd clamd = ScriptedClamd.onTcp(ScriptedClamd.answer(reply))) {
            // When Then
            assertThatThrownBy(() -> scanner(clamd).scan(file))
                    .isInstanceOf(CannotScan.class)
                    .hasMessageContaining("gateway.scanner.clamd");
        }
    }

    @Test
    void replyWithoutAnEnd_isNotReadForEver() throws IOException {
        // Given
        Path file = file(10);
        Script endless = (clamd, connection) -> {
            clamd.readFile(connection);
            while (true) {
                connection.write(ByteBuffer.wrap("stream: OK ".getBytes(UTF_8)));
            }
        };
        try (ScriptedClamd clamd = ScriptedClamd.onTcp(endless)) {
            // When Then
            assertThatThrownBy(() -> scanner(clamd).scan(file))
                    .isInstanceOf(CannotScan.class)
                    .hasMessageContaining("has no end");
        }
    }

    @Test
    void closedAtOnce_isNoVerdict() throws IOException {
        // Given
        Path file = file(LARGE);
        try (ScriptedClamd clamd = ScriptedClamd.onTcp((any, connection) -> {})) {
            // When Then
            assertThatThrownBy(() -> scanner(clamd).scan(file)).isInstanceOf(CannotScan.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sizeLimitWhileWeStillWrite_isReadAndSaid(boolean tcp) throws IOException {
        // Given
        Path file = file(LARGE);
        Script refusing = ScriptedClamd.answerAtOnce("INSTREAM size limit exceeded. ERROR\0");
        try (ScriptedClamd clamd =
                tcp ? ScriptedClamd.onTcp(refusing) : ScriptedClamd.onSocket(directory.resolve("ctl"), refusing)) {
            // When Then
            assertThatThrownBy(() -> scanner(clamd).scan(file))
                    .isInstanceOf(CannotScan.class)
                    .hasMessageContaining("StreamMaxLength");
        }
    }

    @Test
    void okToAPartOfTheFile_isNotClean() throws IOException {
        // Given
        Path file = file(LARGE);
        try (ScriptedClamd clamd = ScriptedClamd.onTcp(ScriptedClamd.answerAtOnce("stream: OK\0"))) {
            // When Then
            assertThatThrownBy(() -> scanner(clamd).scan(file)).isInstanceOf(CannotScan.class);
        }
    }

    @Test
    void noAnswer_endsAtTheDeadline_andSoDoesTheConnection() throws Exception {
        // Given
        Path file = file(10);
        CountDownLatch gone = new CountDownLatch(1);
        Script silent = (clamd, connection) -> {
            try {
                ScriptedClamd.silence().play(clamd, connection);
            } finally {
                gone.countDown();
            }
        };
        try (ScriptedClamd clamd = ScriptedClamd.onTcp(silent)) {
            // When
            assertThatThrownBy(() -> scanner(clamd.address(), TO_CONNECT_IN).scan(file))
                    .isInstanceOf(CannotScan.class)
                    .hasMessageContaining("gateway.scanner.timeout");
            // Then
            gone.await();
        }
    }

    @Test
    void fileThatIsNotTaken_endsAtTheDeadline() throws IOException {
        // Given
        Path file = file(LARGE);
        CountDownLatch seen = new CountDownLatch(1);
        Script readsNothing = (clamd, connection) -> awaitQuietly(seen);
        try (ScriptedClamd clamd = ScriptedClamd.onTcp(readsNothing)) {
            // When Then
            assertThatThrownBy(() -> scanner(clamd.address(), SHORT).scan(file))
                    .isInstanceOf(CannotScan.class)
                    .hasMessageContaining("gateway.scanner.timeout");
            seen.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void connectionThatIsNotTaken_endsAtTheDeadline() throws IOException {
        // Given
        Path file = file(10);
        try (FullServer full = new FullServer()) {
            String address = "127.0.0.1:" + full.uri().getPort();
            // When Then
            assertThatThrownBy(() -> scanner(address, SHORT).scan(file))
                    .isInstanceOf(CannotScan.class)
                    .hasMessageContaining("gateway.scanner.timeout");
        }
    }

    @Test
    void nobodyThere_isSaidWithItsCure() throws IOException {
        // Given
        Path file = file(10);
        ScriptedClamd stopped = ScriptedClamd.onTcp(ScriptedClamd.silence());
        String address = stopped.address();
        stopped.close();
        // When Then
        assertThatThrownBy(() -> scanner(address, PATIENCE).scan(file))
                .isInstanceOf(CannotScan.class)
                .hasMessageContaining("gateway.scanner.clamd")
                .hasMessageContaining("Connection refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/clamd.ctl", "nowhere.invalid:3310"})
    void noSuchPlace_isNoVerdict(String address) throws IOException {
        // Given
        Path file = file(10);
        // When Then
        assertThatThrownBy(() -> scanner(address, PATIENCE).scan(file))
                .isInstanceOf(CannotScan.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void fileThatIsGone_isOurFailure() {
        // Given
        Path gone = directory.resolve("gone");
        try (ScriptedClamd clamd = ScriptedClamd.onTcp(ScriptedClamd.answer("stream: OK\0"))) {
            // When Then
            assertThatThrownBy(() -> scanner(clamd).scan(gone)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void interrupted_isNoVerdict() throws Exception {
        // Given
        Path file = file(10);
        Thread.currentThread().interrupt();
        try (ScriptedClamd clamd = ScriptedClamd.onTcp(ScriptedClamd.silence())) {
            // When
            assertThatThrownBy(() -> scanner(clamd).scan(file)).isInstanceOf(CannotScan.class);
            // Then
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
