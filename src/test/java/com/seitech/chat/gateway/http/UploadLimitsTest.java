package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much may be sent, by how many at once, at which pace; and that nothing of it stays on the disk. */
@QuarkusTest
@TestProfile(UploadLimitsTest.Narrow.class)
@SuppressWarnings("NullAway.Init") // injected
final class UploadLimitsTest extends HttpTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final String UPLOAD = "POST /api/chat/support/upload";
    private static final String FORM = "Content-Type: multipart/form-data; boundary=b";
    private static final String PART =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";

    @ConfigProperty(name = "gateway.data-dir")
    Path data;

    /** Little of everything. */
    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.outbox.files-per-day", "3M",
                    "gateway.upload.max-arriving-per-address", "5M",
                    "gateway.http.upload-time", "2s");
        }
    }

    @AfterEach
    void nothingIsLeft() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(files("uploads")).isEmpty();
            assertThat(files("outbox")).isEmpty();
        });
    }

    private String[] files(String directory) {
        try (Stream<Path> files = Files.list(data.resolve(directory))) {
            return files.map(Path::toString).toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Multipart text(int size) {
        return new Multipart().file("a.txt", "text/plain", "a".repeat(size).getBytes(UTF_8));
    }

    @Test
    void filesOfADay_haveABound_andRepeatsAreFree() {
        // Given
        Chat chat = browser.start();
        browser.upload(chat, text(MEGABYTE)).isOk();
        Multipart second = text(2 * MEGABYTE).field("client_message_id", "k");
        String id =
                browser.upload(chat, second).isOk().json().path("message_id").asText();
        // When
        Answer third = browser.upload(chat, text(1));
        Answer repeat = browser.upload(chat, text(2 * MEGABYTE).field("client_message_id", "k"));
        Answer otherVisitor = browser.upload(browser.start(), text(1));
        // Then
        third.isError(429, "rate_limited").blames("file");
        assertThat(Integer.parseInt(third.header("Retry-After").getFirst())).isBetween(86_000, 86_400);
        assertThat(repeat.isOk().json().path("message_id").asText()).isEqualTo(id);
        otherVisitor.isOk();
        assertThat(odoo.messagesOf(chat.channel())).hasSize(2);
    }

    @Test
    void formsOfOneAddress_haveABoundTogether() {
        // Given
        Chat chat = browser.start();
        RawConnection slow = RawConnection.open(base);
        slow.head(UPLOAD, FORM, "Content-Length: " + 4 * MEGABYTE).write(PART.getBytes(UTF_8));
        Awaitility.await().until(() -> files("uploads").length == 1);
        // When
        Answer refused = browser.upload(chat, text(2 * MEGABYTE));
        slow.reset();
        // Then
        refused.isError(429, "rate_limited");
        assertThat(refused.header("Retry-After")).containsExactly("5");
        assertThat(refused.header("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
        Awaitility.await().until(() -> browser.upload(chat, text(2 * MEGABYTE)).status() == 200);
    }

    /** One byte now and then: it ends with its time, not with its patience. */
    @Test
    void slowForm_isGivenUp() {
        // Given
        try (RawConnection slow = RawConnection.open(base)) {
            slow.head(UPLOAD, FORM, "Content-Length: " + MEGABYTE).write(PART.getBytes(UTF_8));
            Awaitility.await().until(() -> files("uploads").length == 1);
            // When
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> isCut(slow));
        }
        // Then nothing is left
    }

    private static boolean isCut(RawConnection slow) {
        try {
            slow.write(new byte[] {'a'});
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    @Test
    void abortedForm_isForgotten() {
        // Given
        Chat chat = browser.start();
        RawConnection client = RawConnection.open(base);
        client.head(UPLOAD, FORM, "Content-Length: " + MEGABYTE)
                .write(PART.getBytes(UTF_8))
                .write(new byte[100_000]);
        Awaitility.await().until(() -> files("uploads").length == 1);
        // When
        client.reset();
        // Then
        assertThat(odoo.messagesOf(chat.channel())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n--b", "\r\n--b\r\n", "\r\n--c--\r\n"})
    void formThatEndsBeforeItsEnd_isABadRequest(String end) {
        // Given
        byte[] form = (PART + "a".repeat(100_000) + end).getBytes(UTF_8);
        try (RawConnection client = RawConnection.open(base)) {
            // When
            client.head(UPLOAD, FORM, "Content-Length: " + form.length).write(form);
            // Then
            assertThat(client.statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
        }
    }

    @Test
    void brokenBoundary_isABadRequest() {
        // Given
        Chat chat = browser.start();
        Multipart form =
                text(10).field("channel_id", Long.toString(chat.channel())).field("session_token", chat.token());
        // When
        Answer answer = browser.post("/api/chat/support/upload", form.contentType() + "x", form.body());
        // Then
        answer.isError(400, "invalid_request");
    }
}
