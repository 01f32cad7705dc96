package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST …/read}. */
@QuarkusTest
@TestProfile(ReadMarkTest.OfItsOwn.class)
final class ReadMarkTest extends HttpTest {
    /** A gateway of its own, since what it learns about the desk outlives a test. */
    public static final class OfItsOwn implements QuarkusTestProfile {}

    private Answer read(Chat chat, String json) {
        return browser.exchange(browser.request(path(chat))
                .header("Content-Type", "application/json")
                .header("X-Session-Token", chat.token())
                .POST(BodyPublishers.ofString(json)));
    }

    private static String path(Chat chat) {
        return "/api/chat/support/" + chat.channel() + "/read";
    }

    private static String upTo(Object id) {
        return "{\"message_id\": " + id + "}";
    }

    private void awaitSeen(Chat chat, long message) {
        await().untilAsserted(() -> assertThat(odoo.seenIn(chat.channel())).isEqualTo(message));
    }

    @Test
    void agentsLearn_howFarTheVisitorHasRead() {
        // Given
        Chat chat = browser.start();
        long first = odoo.agentReplies(chat.channel(), "Hi");
        odoo.agentReplies(chat.channel(), "Are you there?");
        // When
        Answer answer = read(chat, upTo(first));
        // Then
        assertThat(answer.isOk().json().path("success").asBoolean()).isTrue();
        awaitSeen(chat, first);
    }

    @Test
    void token_mayComeInTheBody() {
        // Given
        Chat chat = browser.start();
        long reply = odoo.agentReplies(chat.channel(), "Hi");
        // When
        Answer answer = browser.post(path(chat), Map.of("message_id", reply, "session_token", chat.token()));
        // Then
        answer.isOk();
        awaitSeen(chat, reply);
    }

    /** A time in milliseconds, a provisional id, and what is none of either. */
    @ParameterizedTest
    @ValueSource(strings = {"1800000000000", "1800000000000.5", "4180000000000000", "99999999999999999999999", "1e400"})
    void numberThatTheBrowserMadeUp_meansWhatThereWas(String madeUp) {
        // Given
        Chat chat = browser.start();
        long shown = odoo.agentReplies(chat.channel(), "Hi");
        browser.news(chat, "0").isOk();
        // When
        Answer answer = read(chat, upTo(madeUp));
        // Then
        answer.isOk();
        awaitSeen(chat, shown);
        long next = odoo.agentReplies(chat.channel(), "Still there?");
        assertThat(odoo.seenIn(chat.channel())).isLessThan(next);
    }

    @Test
    void largestIdOfOdoo_isNoOverflow() {
        // Given
        Chat chat = browser.start();
        long reply = odoo.agentReplies(chat.channel(), "Hi");
        // When
        Answer answer = read(chat, upTo(Integer.MAX_VALUE));
        // Then
        answer.isOk();
        awaitSeen(chat, reply);
    }

    @Test
    void closedChat_canBeRead() {
        // Given
        Chat chat = browser.start();
        long bye = odoo.agentReplies(chat.channel(), "Bye");
        odoo.closes(chat.channel());
        // When
        Answer answer = read(chat, upTo(bye));
        // Then
        answer.isOk();
        awaitSeen(chat, bye);
    }

    @Test
    void manyVisitorsWhoReadAtOnce_costFewCalls() {
        // Given
        Chat[] chats = IntStream.range(0, 20).mapToObj(i -> browser.start()).toArray(Chat[]::new);
        // When
        for (Chat chat : chats) {
            read(chat, upTo(odoo.agentReplies(chat.channel(), "Hi"))).isOk();
        }
        // Then
        for (Chat chat : chats) {
            await().until(() -> odoo.seenIn(chat.channel()) > 0);
        }
        assertThat(odoo.receivedCalls("seitech.chat.channel", "gateway_read")).hasSizeBetween(1, 5);
    }

    @Test
    void mark_whileOdooIsDown_isToldLater() {
        // Given
        Chat chat = browser.start();
        long reply = odoo.agentReplies(chat.channel(), "Hi");
        read(chat, upTo(0)).isOk();
        odoo.stop();
        // When
        Answer answer = read(chat, upTo(reply));
        // Then
        answer.isOk();
        odoo.start();
        awaitSeen(chat, reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}| message_id",
                "{\"message_id\": null}| message_id",
                "{\"message_id\": -1}| message_id",
                "{\"message_id\": \"abc\"}| message_id",
                "{\"message_id\": [1]}| message_id",
                "{\"message_id\": true}| message_id",
                "[]| body",
                "{| body",
            })
    void badInput_namesTheField(String json, String field) {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = read(chat, json);
        // Then
        answer.isError(400, "invalid_request").blames(field);
    }

    @Test
    void withoutTokenOrWithAForeignOne_itIsRefused() {
        // Given
        Chat mine = browser.start();
        Chat theirs = browser.start();
        // When
        Answer none = browser.post(path(mine), upTo(1));
        Answer foreign = read(new Chat(theirs.channel(), mine.token()), upTo(1));
        // Then
        none.isError(401, "token_required");
        foreign.isError(403, "invalid_session");
    }
}
