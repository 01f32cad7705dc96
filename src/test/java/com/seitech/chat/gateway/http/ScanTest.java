package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.testing.LoggedLines;
import com.seitech.chat.gateway.upload.scan.ScriptedClamd;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Files of visitors where a virus scanner is set. */
@QuarkusTest
@TestProfile(ScanTest.Scanned.class)
@SuppressWarnings("NullAway.Init") // injected
final class ScanTest extends HttpTest {
    private static final byte[] CONTENT = "the words of a visitor".getBytes(UTF_8);
    private static final String NAME = "secret-name.txt";

    @ConfigProperty(name = "gateway.scanner.clamd")
    Path socket;

    /** A scanner that is there when a test starts it. */
    public static final class Scanned implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                // A socket's path must be short.
                Path directory = Files.createTempDirectory("scan");
                directory.toFile().deleteOnExit();
                return Map.of(
                        "gateway.scanner.clamd",
                        directory.resolve("clamd.ctl").toString(),
                        "gateway.limits.uploads-per-minute",
                        "100");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Answer upload(Chat chat) {
        return browser.upload(chat, new Multipart().file(NAME, "text/plain", CONTENT));
    }

    @Test
    void cleanFile_isSentOn_afterAllOfItWasScanned() {
        // Given
        Chat chat = browser.start();
        try (ScriptedClamd clamd = ScriptedClamd.answering(socket, "stream: OK")) {
            // When
            Answer answer = upload(chat);
            // Then
            answer.isOk();
            assertThat(odoo.messagesOf(chat.channel())).hasSize(1);
            assertThat(clamd.scanned()).containsExactly(CONTENT);
        }
    }

    @Test
    void virus_isRefusedByItsName_andNothingOfItReachesOdoo() {
        // Given
        Chat chat = browser.start();
        odoo.forgetCalls();
        try (ScriptedClamd clamd = ScriptedClamd.answering(socket, "stream: Eicar-Test FOUND")) {
            // When
            Answer answer = upload(chat);
            // Then
            answer.isError(415, "type_refused").blames("file");
            assertThat(answer.json().path("error").asText())
                    .isEqualTo("The file is refused: the virus scanner found Eicar-Test in it.");
            assertThat(clamd.scanned()).hasSize(1);
            assertThat(odoo.messagesOf(chat.channel())).isEmpty();
            assertThat(odoo.receivedCalls().toString()).doesNotContain(NAME);
        }
    }

    @Test
    void withoutTheScanner_noFileIsTaken_untilItIsBack() {
        // Given
        Chat chat = browser.start();
        try (LoggedLines log = LoggedLines.start()) {
            // When
            Answer away = upload(chat);
            // Then
            away.isError(503, "cannot_keep");
            assertThat(odoo.messagesOf(chat.channel())).isEmpty();
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("cannot_keep"))
                    .singleElement()
                    .asString()
                    .contains("gateway.scanner.clamd", "start it");
            assertThat(log.lines())
                    .noneMatch(line -> line.contains(NAME) || line.contains(chat.token()) || line.contains("words"));
        }
        // When
        try (ScriptedClamd clamd = ScriptedClamd.answering(socket, "stream: OK")) {
            Answer back = upload(chat);
            // Then
            back.isOk();
            assertThat(clamd.scanned()).hasSize(1);
        }
    }

    @Test
    void scannerThatWillNotScan_isNoReasonToLetAFilePass() {
        // Given
        Chat chat = browser.start();
        try (ScriptedClamd clamd = ScriptedClamd.answering(socket, "INSTREAM size limit exceeded. ERROR")) {
            // When
            Answer answer = upload(chat);
            // Then
            answer.isError(503, "cannot_keep");
            assertThat(clamd.scanned()).hasSize(1);
            assertThat(odoo.messagesOf(chat.channel())).isEmpty();
        }
    }
}
