package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.erasure.Eraser;
import com.seitech.chat.gateway.erasure.Erasures;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EraseTest.Impatient.class)
@SuppressWarnings("NullAway.Init") // injected
final class EraseTest extends HttpTest {
    @Inject
    Erasures erasures;

    @Inject
    Eraser eraser;

    @ConfigProperty(name = "gateway.data-dir")
    Path data;

    /** A send is queued as soon as Odoo does not answer. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.outbox.patience", "200ms", "gateway.outbox.file-patience", "200ms");
        }
    }

    @AfterEach
    void nothingIsLeftToDo() {
        erasures.pending().forEach(one -> erasures.done(one.session()));
    }

    private Answer erase(long channel, String token) {
        return browser.exchange(browser.request("/api/chat/support/" + channel)
                .header("X-Session-Token", token)
                .DELETE());
    }

    private int messagesOf(Chat chat) {
        return odoo.messagesOf(chat.channel()).size();
    }

    private long files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.count();
        }
    }

    @Test
    void erased_isEverythingHere_andInOdoo_andTheAnswerSaysHowMuch() {
        // Given
        Chat chat = browser.start("Jane Doe");
        browser.send(chat, "my secret").isOk();
        odoo.agentReplies(chat.channel(), "Hello, Jane");
        // When
        Answer answer = erase(chat.channel(), chat.token()).isOk();
        // Then
        assertThat(answer.json().path("gateway").asText()).isEqualTo("erased");
        assertThat(answer.json().path("odoo").asText()).isEqualTo("erased");
        assertThat(answer.json().path("deleted").path("messages").asInt()).isEqualTo(2);
        assertThat(messagesOf(chat)).isZero();
        browser.poll(chat, "0").isError(403, "invalid_session");
        browser.send(chat, "again").isError(403, "invalid_session");
        erase(chat.channel(), chat.token()).isError(403, "invalid_session");
        assertThat(erasures.pending()).isEmpty();
    }

    @Test
    void tokenOfAnErasedSession_startsAnew() {
        // Given
        Chat chat = browser.start();
        erase(chat.channel(), chat.token()).isOk();
        // When
        Answer answer = browser.post("/api/chat/support", Map.of("name", "Jane", "session_token", chat.token()));
        // Then
        assertThat(answer.isOk().json().path("channel_id").asLong()).isNotEqualTo(chat.channel());
    }

    @Test
    void otherVisitors_areNotErased() {
        // Given
        Chat chat = browser.start();
        Chat other = browser.start();
        browser.send(other, "stays").isOk();
        // When
        erase(chat.channel(), other.token()).isError(403, "invalid_session");
        erase(other.channel(), chat.token()).isError(403, "invalid_session");
        erase(chat.channel(), chat.token()).isOk();
        // Then
        assertThat(messagesOf(other)).isEqualTo(1);
        browser.poll(other, "0").isOk();
    }

    @Test
    void withoutToken_nothingIsErased() {
        // Given
        Chat chat = browser.start();
        // Then
        browser.exchange(browser.request("/api/chat/support/" + chat.channel()).DELETE())
                .isError(401, "token_required");
        browser.poll(chat, "0").isOk();
    }

    @Test
    void stream_ends() {
        // Given
        Chat chat = browser.start();
        EventReader stream = browser.stream(chat, "");
        stream.next("read");
        // When
        erase(chat.channel(), chat.token()).isOk();
        // Then
        assertThat(stream.untilTheEnd()).isNotNull();
    }

    @Test
    void whileOdooIsAway_itIsErasedHere_andInOdooLater() {
        // Given
        Chat chat = browser.start();
        browser.send(chat, "my secret").isOk();
        odoo.stop();
        // When
        Answer answer = erase(chat.channel(), chat.token());
        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("odoo").asText()).isEqualTo("queued");
        browser.poll(chat, "0").isError(403, "invalid_session");
        assertThat(messagesOf(chat)).isEqualTo(1);
        // When
        odoo.start();
        // Then
        await().untilAsserted(() -> {
            eraser.goOn();
            assertThat(erasures.pending()).isEmpty();
        });
        assertThat(messagesOf(chat)).isZero();
    }

    @Test
    void whatIsQueued_isNeverDelivered_norKept() throws IOException {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        assertThat(browser.send(chat, "my secret").status()).isEqualTo(202);
        assertThat(browser.send(chat, "another").status()).isEqualTo(202);
        assertThat(browser.upload(chat, new Multipart().file("note.txt", "text/plain", "a note".getBytes(UTF_8)))
                        .status())
                .isEqualTo(202);
        // When
        Answer answer = erase(chat.channel(), chat.token());
        // Then
        assertThat(answer.status()).isEqualTo(202);
        odoo.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> queue.size() == 0);
        assertThat(messagesOf(chat)).isZero();
        assertThat(files("outbox")).isZero();
        // What Odoo may still be at has to end first.
        eraser.goOn();
        assertThat(erasures.pending()).hasSize(1);
    }

    @Test
    void whatOdooCannot_isSaid() {
        // Given
        Chat chat = browser.start();
        odoo.faultsOn("gateway_erase")
                .faultNext(
                        1,
                        "Traceback (most recent call last):\nAttributeError: The method"
                                + " 'seitech.chat.channel.gateway_erase' does not exist\n");
        // When
        Answer answer = erase(chat.channel(), chat.token()).isOk();
        // Then
        assertThat(answer.json().path("odoo").asText()).isEqualTo("not_supported");
        browser.poll(chat, "0").isError(403, "invalid_session");
        assertThat(erasures.pending()).isEmpty();
    }
}
