package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/chat/support/send}. */
@QuarkusTest
final class SendTest extends HttpTest {
    private static final String PATH = "/api/chat/support/send";

    @Test
    void send_isTheVisitorsMessageInOdoo() {
        // Given
        Chat chat = browser.start("Jane Doe");
        // When
        Answer answer = browser.send(chat, "Hello 😀");
        // Then
        FakeMessage message =
                odoo.message(answer.isOk().json().path("message_id").asLong());
        assertThat(message.channel()).isEqualTo(chat.channel());
        assertThat(message.author()).isZero();
        assertThat(message.authorName()).isEqualTo("Jane Doe");
        assertThat(message.content()).isEqualTo("Hello 😀");
        assertThat(message.type()).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>&amp;\"'</b> ]]>",
                "مرحبا 你好",
                "👩‍👩‍👧 🇲🇾",
                "two\n\nlines\tand a tab",
                "=1+1",
                "__import__.x",
                "a,b;c"
            })
    void send_keepsEveryText(String text) {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = browser.send(chat, text);
        // Then
        assertThat(odoo.message(answer.isOk().json().path("message_id").asLong())
                        .content())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a\\u0000b          | a\uFFFDb
            \\uD83D alone      | \uFFFD alone
            alone \\uDE00      | alone \uFFFD
            \\uFFFE            | \uFFFD
            a\\r\\nb\\rc       | a\\nb\\nc
            \\u0007            | \uFFFD
            """)
    void send_replacesWhatXmlCannotCarry(String escaped, String stored) {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = browser.post(
                PATH,
                "{\"channel_id\":%d,\"session_token\":\"%s\",\"content\":\"%s\"}"
                        .formatted(chat.channel(), chat.token(), escaped));
        // Then
        assertThat(odoo.message(answer.isOk().json().path("message_id").asLong())
                        .content())
                .isEqualTo(stored.replace("\\n", "\n"));
    }

    @Test
    void send_isSignedByAuthorName_orByTheSessionsName() {
        // Given
        Chat chat = browser.start("Jane Doe");
        // When
        long signed = browser.post(
                        PATH,
                        Map.of(
                                "channel_id",
                                chat.channel(),
                                "session_token",
                                chat.token(),
                                "content",
                                "a",
                                "author_name",
                                "Jane from home"))
                .isOk()
                .json()
                .path("message_id")
                .asLong();
        // Then
        assertThat(odoo.message(signed).authorName()).isEqualTo("Jane from home");
    }

    @Test
    void send_takesTheTokenFromTheHeader_andTheChannelAsText() {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = browser.exchange(browser.request(PATH)
                .header("Content-Type", "application/json")
                .header("X-Session-Token", chat.token())
                .POST(BodyPublishers.ofString("{\"channel_id\":\"%d\",\"content\":\"hi\"}".formatted(chat.channel()))));
        // Then
        answer.isOk();
    }

    @Test
    void sameKey_isOneMessageWithOneId() {
        // Given
        Chat chat = browser.start();
        long first = browser.sendWithKey(chat, "hi", "k-1")
                .isOk()
                .json()
                .path("message_id")
                .asLong();
        // When
        Answer again = browser.sendWithKey(chat, "hi", "k-1");
        // Then
        assertThat(again.isOk().json().path("message_id").asLong()).isEqualTo(first);
        assertThat(odoo.messagesOf(chat.channel())).hasSize(1);
    }

    @Test
    void sameKeyInTheHeader_isOneMessageToo() {
        // Given
        Chat chat = browser.start();
        long first = browser.sendWithKey(chat, "hi", "k-1")
                .isOk()
                .json()
                .path("message_id")
                .asLong();
        // When
        Answer again = browser.exchange(browser.request(PATH)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString("{\"channel_id\":%d,\"session_token\":\"%s\",\"content\":\"hi\"}"
                        .formatted(chat.channel(), chat.token()))));
        // Then
        assertThat(again.isOk().json().path("message_id").asLong()).isEqualTo(first);
    }

    @Test
    void sameKeyForAnotherText_isAConflict() {
        // Given
        Chat chat = browser.start();
        browser.sendWithKey(chat, "hi", "k-1").isOk();
        // When
        Answer answer = browser.sendWithKey(chat, "ho", "k-1");
        // Then
        answer.isError(409, "idempotency_conflict");
        assertThat(odoo.messagesOf(chat.channel())).hasSize(1);
    }

    @Test
    void sameTextTwice_isTwoMessages_whenTheFirstWasAnswered() {
        // Given
        Chat chat = browser.start();
        browser.send(chat, "ok").isOk();
        // When
        browser.send(chat, "ok").isOk();
        // Then
        assertThat(odoo.messagesOf(chat.channel())).hasSize(2);
    }

    @Test
    void sameTextAgain_isOneMessage_whenTheClientWasGoneBeforeTheAnswer() {
        // Given
        Chat chat = browser.start();
        Gate reply = odoo.faultsOn("seitech.chat.message", "load").holdReplyNext();
        RawConnection gone = RawConnection.open(base);
        gone.post(PATH, Browser.sendBody(chat, "hello"));
        reply.awaitArrival();
        gone.reset();
        reply.open();
        // When
        Answer again = browser.send(chat, "hello");
        // Then
        assertThat(odoo.messagesOf(chat.channel()))
                .extracting(FakeMessage::id)
                .isEqualTo(List.of(again.isOk().json().path("message_id").asLong()));
    }

    @Test
    void send_whenOdoosReplyIsLost_isOneMessage() {
        // Given
        Chat chat = browser.start();
        odoo.faultsOn("seitech.chat.message", "load").dropReplyAfterCommit(1);
        // When
        Answer answer = browser.send(chat, "hello");
        // Then
        assertThat(odoo.messagesOf(chat.channel()))
                .extracting(FakeMessage::id)
                .isEqualTo(List.of(answer.isOk().json().path("message_id").asLong()));
    }

    @Test
    void send_whoseOutcomeStaysUnknownForAWhile_isOneMessage() {
        // Given
        Chat chat = browser.start();
        odoo.faultsOn("seitech.chat.message", "load").dropReplyAfterCommit(1);
        odoo.faultsOnLookup("m_").refuseNext(3);
        browser.sendWithKey(chat, "hello", "key-1");
        // When
        Awaitility.await().until(() -> queue.size() == 0);
        Answer again = browser.sendWithKey(chat, "hello", "key-1");
        // Then
        assertThat(odoo.messagesOf(chat.channel()))
                .extracting(FakeMessage::id)
                .isEqualTo(List.of(again.isOk().json().path("message_id").asLong()));
    }

    @Test
    void repeat_doesNotOverwriteAnAgentsEdit() {
        // Given
        Chat chat = browser.start();
        long id = browser.sendWithKey(chat, "hello", "k")
                .isOk()
                .json()
                .path("message_id")
                .asLong();
        odoo.edits(id, "hello (edited)");
        // When
        browser.sendWithKey(chat, "hello", "k").isOk();
        // Then
        assertThat(odoo.message(id).content()).isEqualTo("hello (edited)");
    }

    @Test
    void parallelSends_ofOneVisitor_areInOdooInTheOrderOfTheirIds_andNoneIsLost() {
        // Given
        Chat chat = browser.start();
        // When
        List<Long> ids = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> browser.sendWithKey(chat, "m" + i, "k" + i)
                        .isOk()
                        .json()
                        .path("message_id")
                        .asLong())
                .toList();
        // Then
        assertThat(odoo.messagesOf(chat.channel()))
                .extracting(FakeMessage::id)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "archived", "gone"})
    void send_toAChannelThatIsNotOpen_isRefused(String state) {
        // Given
        Chat chat = browser.start();
        switch (state) {
            case "closed" -> odoo.closes(chat.channel());
            case "archived" -> odoo.archives(chat.channel());
            default -> odoo.deletesChannel(chat.channel());
        }
        // When
        Answer answer = browser.send(chat, "hello");
        // Then
        answer.isError(409, "channel_closed");
    }

    @Test
    void send_toAReopenedChannel_isTaken() {
        // Given
        Chat chat = browser.start();
        odoo.closes(chat.channel());
        odoo.reopens(chat.channel());
        // When
        Answer answer = browser.send(chat, "hello");
        // Then
        answer.isOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"content": "x", "session_token": "T"}                               | channel_id
            {"channel_id": null, "content": "x", "session_token": "T"}           | channel_id
            {"channel_id": "abc", "content": "x", "session_token": "T"}          | channel_id
            {"channel_id": 1.5, "content": "x", "session_token": "T"}            | channel_id
            {"channel_id": true, "content": "x", "session_token": "T"}           | channel_id
            {"channel_id": -1, "content": "x", "session_token": "T"}             | channel_id
            {"channel_id": 0, "content": "x", "session_token": "T"}              | channel_id
            {"channel_id": 99999999999999999999, "content": "x", "session_token": "T"} | channel_id
            {"channel_id": C, "session_token": "T"}                              | content
            {"channel_id": C, "session_token": "T", "content": ""}               | content
            {"channel_id": C, "session_token": "T", "content": " \\r\\n\\t "}    | content
            {"channel_id": C, "session_token": "T", "content": 7}                | content
            {"channel_id": C, "session_token": "T", "content": {"a": 1}}         | content
            {"channel_id": C, "session_token": "T", "content": "x", "author_name": 7} | author_name
            {"channel_id": C, "session_token": "T", "content": "x", "client_message_id": 7} | client_message_id
            {"channel_id": C, "session_token": 7, "content": "x"}                | session_token
            {"channel_id": C, "session_token": "T", "content": "x", "client_message_id": "a b"} | client_message_id
            """)
    void send_withBadInput_namesTheFieldAndNeverReachesOdoo(String template, String field) {
        // Given
        Chat chat = browser.start();
        odoo.forgetCalls();
        // When
        Answer answer = browser.post(
                PATH, template.replace("\"T\"", '"' + chat.token() + '"').replace(": C,", ": " + chat.channel() + ","));
        // Then
        answer.isError(400, "invalid_request").blames(field);
        assertThat(odoo.receivedCalls("seitech.chat.message", "load")).isEmpty();
    }

    @Test
    void send_withATextAtTheLimit_isTaken_andOneOverIsNot() {
        // Given
        Chat chat = browser.start();
        // When
        Answer taken = browser.send(chat, "é".repeat(10_000));
        Answer refused = browser.send(chat, "é".repeat(10_001));
        // Then
        taken.isOk();
        refused.isError(400, "invalid_request").blames("content");
    }

    @Test
    void send_withoutAnyToken_isUnauthorised() {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = browser.post(PATH, Map.of("channel_id", chat.channel(), "content", "x"));
        // Then
        answer.isError(401, "token_required");
    }

    @Test
    void send_withAForeignTokenOrToAForeignChannel_isForbidden() {
        // Given
        Chat mine = browser.start();
        Chat theirs = browser.start();
        // When
        Answer foreignChannel = browser.send(new Chat(theirs.channel(), mine.token()), "x");
        Answer wrongToken = browser.send(new Chat(mine.channel(), "B".repeat(43)), "x");
        // Then
        foreignChannel.isError(403, "invalid_session");
        wrongToken.isError(403, "invalid_session");
        assertThat(odoo.messagesOf(theirs.channel())).isEmpty();
    }
}
