package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code GET …/stream}. */
@QuarkusTest
final class StreamTest extends HttpTest {
    @Test
    void stream_beginsWithHowThingsStand() {
        // Given
        Chat chat = browser.start();
        // When
        try (EventReader stream = browser.stream(chat, "")) {
            // Then
            assertThat(stream.next("state").data().path("state").asText()).isEqualTo("active");
            assertThat(stream.next("typing").data().path("is_typing").asBoolean(true))
                    .isFalse();
            assertThat(stream.next("read").data().path("message_id").asLong(-1)).isZero();
            assertThat(stream.lastId()).isNotEmpty();
        }
    }

    @Test
    void agentsReply_comesAsAMessage_withACursor() {
        // Given
        Chat chat = browser.start();
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            // When
            long reply = odoo.agentReplies(chat.channel(), "Hi\nJane 👋");
            // Then
            EventParser.Event event = stream.next("message");
            assertThat(event.data().path("id").asLong()).isEqualTo(reply);
            assertThat(event.data().path("content").asText()).isEqualTo("Hi\nJane 👋");
            assertThat(event.data().path("is_agent").asBoolean()).isTrue();
            assertThat(event.lastId()).isNotEmpty();
        }
    }

    @Test
    void ownMessages_comeToo_forASecondTab() {
        // Given
        Chat chat = browser.start();
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            // When
            long own = browser.send(chat, "hello").json().path("message_id").asLong();
            // Then
            JsonNode message = stream.next("message").data();
            assertThat(message.path("id").asLong()).isEqualTo(own);
            assertThat(message.path("is_agent").asBoolean(true)).isFalse();
        }
    }

    @Test
    void stream_fromACursor_hasNeitherGapNorRepeat() {
        // Given
        Chat chat = browser.start();
        odoo.agentReplies(chat.channel(), "one");
        String cursor = browser.messages(chat, "").isOk().json().path("cursor").asText();
        long second = odoo.agentReplies(chat.channel(), "two");
        long third = odoo.agentReplies(chat.channel(), "three");
        // When
        try (EventReader stream = browser.stream(chat, "&cursor=" + cursor)) {
            // Then
            assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(second);
            assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(third);
        }
    }

    @Test
    void streamThatIsOpenedAgain_goesOnWhereItEnded() {
        // Given
        Chat chat = browser.start();
        String lastId;
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            odoo.agentReplies(chat.channel(), "one");
            lastId = stream.next("message").lastId();
        }
        long missed = odoo.agentReplies(chat.channel(), "two");
        // When
        HttpResponse<InputStream> answer = browser.exchange(
                browser.request(Browser.streamPath(chat) + "&cursor=stale").header("Last-Event-ID", lastId),
                BodyHandlers.ofInputStream());
        // Then
        try (EventReader stream = new EventReader(answer.body())) {
            assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(missed);
        }
    }

    @Test
    void unknownCursor_isToldToStartOver_andGoesOnFromNow() {
        // Given
        Chat chat = browser.start();
        odoo.agentReplies(chat.channel(), "old");
        try (EventReader stream = browser.stream(chat, "&cursor=nonsense")) {
            // When
            stream.next("reset");
            stream.next("read");
            long reply = odoo.agentReplies(chat.channel(), "new");
            // Then
            assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(reply);
        }
    }

    @Test
    void cursorFurtherBackThanIsKept_isToldToStartOver() {
        // Given
        Chat chat = browser.start();
        String cursor = browser.messages(chat, "").isOk().json().path("cursor").asText();
        IntStream.range(0, 210).forEach(i -> odoo.agentReplies(chat.channel(), "m" + i));
        await().untilAsserted(() ->
                assertThat(browser.messages(chat, "?limit=1").isOk().body()).contains("m209"));
        // When
        try (EventReader stream = browser.stream(chat, "&cursor=" + cursor)) {
            // Then
            stream.next("reset");
        }
    }

    @Test
    void editsReadMarksDeletionsAndClosing_come() {
        // Given
        Chat chat = browser.start();
        long own = browser.send(chat, "hello").json().path("message_id").asLong();
        String cursor = browser.messages(chat, "").isOk().json().path("cursor").asText();
        try (EventReader stream = browser.stream(chat, "&cursor=" + cursor)) {
            long reply = odoo.agentReplies(chat.channel(), "typo");
            stream.next("message");
            // When Then
            odoo.edits(reply, "no typo");
            assertThat(stream.next("message_updated")
                            .data()
                            .at("/message/content")
                            .asText())
                    .isEqualTo("no typo");
            odoo.reads(own);
            assertThat(stream.next("read").data().path("message_id").asLong()).isEqualTo(own);
            odoo.deletes(reply);
            JsonNode deleted = stream.next("message_updated").data();
            assertThat(deleted.at("/message/id").asLong()).isEqualTo(reply);
            assertThat(deleted.at("/message/deleted").asBoolean()).isTrue();
            odoo.closes(chat.channel());
            assertThat(stream.next("state").data().path("state").asText()).isEqualTo("closed");
        }
    }

    @Test
    void refusals_areOrdinaryErrors() {
        // Given
        Chat chat = browser.start();
        String path = "/api/chat/support/" + chat.channel() + "/stream";
        // When
        Answer none = browser.get(path);
        Answer foreign = browser.get(path + "?session_token=" + browser.start().token());
        Answer post = browser.post(path, "{}");
        // Then
        none.isError(401, "token_required");
        foreign.isError(403, "invalid_session");
        post.isError(405, "method_not_allowed");
    }

    @Test
    void answer_isForProxiesAndBrowsersToPassOn() {
        // Given
        Chat chat = browser.start();
        // When
        HttpResponse<InputStream> answer =
                browser.exchange(browser.request(Browser.streamPath(chat)), BodyHandlers.ofInputStream());
        // Then
        try (EventReader stream = new EventReader(answer.body())) {
            stream.next("state");
            assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly(Browser.ORIGIN);
        }
    }
}
