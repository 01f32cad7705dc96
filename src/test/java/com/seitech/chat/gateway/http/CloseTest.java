package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.closing.ClosedSessions;
import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code POST …/close}, and what a closed chat allows. */
@QuarkusTest
@TestProfile(CloseTest.Impatient.class)
@SuppressWarnings("NullAway.Init") // injected
final class CloseTest extends HttpTest {
    @Inject
    ClosedSessions closed;

    /** A send is queued as soon as Odoo does not answer, and a closed chat ends soon. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.outbox.patience", "300ms",
                    "gateway.outbox.longest-pause", "300ms",
                    "gateway.session.closed-lifetime", "1s");
        }
    }

    @AfterEach
    void goOn() {
        odoo.start();
    }

    private Answer close(Chat chat) {
        return browser.exchange(browser.request(path(chat))
                .header("Content-Type", "application/json")
                .header("X-Session-Token", chat.token())
                .POST(BodyPublishers.ofString("{}")));
    }

    private static String path(Chat chat) {
        return "/api/chat/support/" + chat.channel() + "/close";
    }

    private Answer typing(Chat chat) {
        return browser.post("/api/chat/support/" + chat.channel() + "/typing", Map.of("session_token", chat.token()));
    }

    private Answer upload(Chat chat) {
        return browser.upload(chat, new Multipart().file("note.txt", "text/plain", "a note".getBytes(UTF_8)));
    }

    private String state(Chat chat) {
        return odoo.channel(chat.channel()).state();
    }

    private Answer startWith(Chat chat) {
        return browser.post("/api/chat/support", Map.of("name", "Jane", "session_token", chat.token()));
    }

    @Test
    void closedChat_isClosedInOdoo_andCanBeReadNotWritten() {
        // Given
        Chat chat = browser.start();
        browser.send(chat, "Thank you").isOk();
        // When
        Answer answer = close(chat).isOk();
        // Then
        assertThat(answer.json().path("state").asText()).isEqualTo("closed");
        assertThat(state(chat)).isEqualTo("closed");
        browser.send(chat, "One more").isError(409, "channel_closed");
        upload(chat).isError(409, "channel_closed");
        typing(chat).isError(409, "channel_closed");
        Answer page = browser.messages(chat, "").isOk();
        assertThat(page.json().path("messages")).hasSize(1);
        assertThat(page.json().path("state").asText()).isEqualTo("closed");
        assertThat(browser.poll(chat, "0").isOk().json().path("state").asText()).isEqualTo("closed");
        assertThat(startWith(chat).isOk().json().path("channel_id").asLong()).isNotEqualTo(chat.channel());
    }

    @Test
    void token_mayComeInTheBody_andTheBodyMayBeMissing() {
        // Given
        Chat one = browser.start();
        Chat other = browser.start();
        // When
        Answer inBody = browser.post(path(one), Map.of("session_token", one.token()));
        Answer inHeader = browser.exchange(browser.request(path(other))
                .header("X-Session-Token", other.token())
                .POST(BodyPublishers.noBody()));
        // Then
        inBody.isOk();
        inHeader.isOk();
    }

    @Test
    void closedAgain_isTheSame_andWrittenOnce() {
        // Given
        Chat chat = browser.start();
        close(chat).isOk();
        odoo.forgetCalls();
        // When
        Answer again = close(chat).isOk();
        // Then
        assertThat(again.json().path("state").asText()).isEqualTo("closed");
        assertThat(odoo.receivedCalls("seitech.chat.channel", "write")).isEmpty();
    }

    @Test
    void archivedChat_staysArchived() {
        // Given
        Chat chat = browser.start();
        odoo.archives(chat.channel());
        // When
        Answer answer = close(chat).isOk();
        // Then
        assertThat(answer.json().path("state").asText()).isEqualTo("archived");
        assertThat(state(chat)).isEqualTo("archived");
    }

    @Test
    void listeners_hearOfItAtOnce() {
        // Given
        Chat chat = browser.start();
        odoo.agentReplies(chat.channel(), "Hi");
        EventReader stream = browser.stream(chat, "");
        stream.next("read");
        // When
        odoo.agentReplies(chat.channel(), "Bye");
        close(chat).isOk();
        // Then
        assertThat(stream.next("message").data().path("content").asText()).isEqualTo("Bye");
        assertThat(stream.next("state").data().path("state").asText()).isEqualTo("closed");
    }

    @Test
    void whileOdooIsAway_nothingChanges_andItSaysWhenToComeBack() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        // When
        Answer answer = close(chat);
        // Then
        answer.isError(503, "odoo_unavailable");
        odoo.start();
        await().untilAsserted(() -> browser.send(chat, "still here").isOk());
        assertThat(state(chat)).isEqualTo("active");
    }

    @Test
    void whatIsQueued_isDeliveredBeforeTheChatIsClosed() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        assertThat(browser.send(chat, "one").status()).isEqualTo(202);
        assertThat(browser.send(chat, "two").status()).isEqualTo(202);
        // When
        close(chat).isError(503, "odoo_unavailable");
        odoo.start();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> close(chat).isOk());
        // Then
        assertThat(odoo.messagesOf(chat.channel()))
                .extracting(FakeMessage::content)
                .containsExactly("one", "two");
        assertThat(state(chat)).isEqualTo("closed");
    }

    @Test
    void closedChat_takesNothing_whileOdooIsAway() {
        // Given
        Chat chat = browser.start();
        close(chat).isOk();
        odoo.stop();
        // Then
        browser.send(chat, "hello?").isError(409, "channel_closed");
        Answer started = startWith(chat);
        started.isError(503, "odoo_unavailable");
    }

    @Test
    void reopenedInOdoo_itCanBeWrittenAgain_andDoesNotEnd() {
        // Given
        Chat chat = browser.start();
        close(chat).isOk();
        // When
        odoo.reopens(chat.channel());
        // Then
        browser.send(chat, "I am back").isOk();
        assertThat(startWith(chat).isOk().json().path("channel_id").asLong()).isEqualTo(chat.channel());
        endAfterASecond();
        browser.poll(chat, "0").isOk();
    }

    @Test
    void closedLongEnough_theSessionEnds() {
        // Given
        Chat chat = browser.start();
        Chat other = browser.start();
        EventReader stream = browser.stream(chat, "");
        stream.next("read");
        close(chat).isOk();
        browser.poll(chat, "0").isOk();
        // When
        await().untilAsserted(() -> {
            closed.end();
            browser.poll(chat, "0").isError(403, "invalid_session");
        });
        // Then
        assertThat(stream.untilTheEnd()).isNotNull();
        close(chat).isError(403, "invalid_session");
        browser.poll(other, "0").isOk();
    }

    @Test
    void closedByAnAgentLongAgo_theSessionEnds_alsoWhenNobodyHasReadIt() {
        // Given
        Chat chat = browser.start();
        odoo.closes(chat.channel());
        // Then
        await().untilAsserted(() -> {
            closed.look();
            closed.end();
            browser.poll(chat, "0").isError(403, "invalid_session");
        });
    }

    @Test
    void typingInAChatThatAnAgentClosed_isRefused_alsoWhenNobodyReadsIt() {
        // Given
        Chat chat = browser.start();
        odoo.closes(chat.channel());
        // Then
        typing(chat).isError(409, "channel_closed");
    }

    /** What was noted is due by then. */
    private void endAfterASecond() {
        Chat due = browser.start();
        close(due).isOk();
        await().untilAsserted(() -> {
            closed.end();
            browser.poll(due, "0").isError(403, "invalid_session");
        });
    }

    @Test
    void otherVisitors_closeNothing() {
        // Given
        Chat mine = browser.start();
        Chat theirs = browser.start();
        // When
        Answer foreign = close(new Chat(theirs.channel(), mine.token()));
        Answer none = browser.post(path(theirs), Map.of());
        // Then
        foreign.isError(403, "invalid_session");
        none.isError(401, "token_required");
        assertThat(state(theirs)).isEqualTo("active");
    }
}
