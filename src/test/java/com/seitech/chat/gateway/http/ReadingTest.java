package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET …/messages} and {@code GET …/poll}. */
@QuarkusTest
final class ReadingTest extends HttpTest {
    @Test
    void poll_givesTheAgentsReply() {
        // Given
        Chat chat = browser.start();
        long own = browser.send(chat, "hello").json().path("message_id").asLong();
        long reply = odoo.agentReplies(chat.channel(), "Hi Jane 👋");
        // When
        Answer answer = browser.news(chat, Long.toString(own));
        // Then
        JsonNode message = only(answer.isOk());
        assertThat(message.path("id").asLong()).isEqualTo(reply);
        assertThat(message.path("content").asText()).isEqualTo("Hi Jane 👋");
        assertThat(message.path("author_name").asText()).isEqualTo(FakeOdoo.AGENT_NAME);
        assertThat(message.path("is_agent").asBoolean()).isTrue();
        assertThat(message.path("type").asText()).isEqualTo("text");
        assertThat(message.has("status")).isFalse();
        assertThat(message.path("attachments").isArray()).isTrue();
        assertThat(message.has("attachment")).isFalse();
        assertThat(answer.json().path("is_typing").isBoolean()).isTrue();
        assertThat(answer.json().path("state").asText()).isEqualTo("active");
        assertThat(answer.json().path("cursor").asText()).isNotEmpty();
    }

    @Test
    void ownMessages_areNotTheAgents_andSayHowFarTheyHaveCome() {
        // Given
        Chat chat = browser.start("Jane Doe");
        long id = browser.send(chat, "hello").json().path("message_id").asLong();
        String before = only(browser.messages(chat, "")).path("status").asText();
        // When
        odoo.reads(id);
        // Then
        assertThat(before).isEqualTo("sent");
        await().untilAsserted(() -> assertThat(
                        only(browser.messages(chat, "")).path("status").asText())
                .isEqualTo("read"));
        JsonNode message = only(browser.messages(chat, ""));
        assertThat(message.path("is_agent").asBoolean()).isFalse();
        assertThat(message.path("author_name").asText()).isEqualTo("Jane Doe");
    }

    @Test
    void systemMessages_standOnTheAgentsSide() {
        // Given
        Chat chat = browser.start();
        odoo.announces(chat.channel(), "The chat was closed");
        // When
        JsonNode message = only(browser.news(chat, "0"));
        // Then
        assertThat(message.path("is_agent").asBoolean()).isTrue();
        assertThat(message.path("type").asText()).isEqualTo("system");
    }

    @Test
    void times_areUtcAndSaySo() {
        // Given
        Chat chat = browser.start();
        browser.send(chat, "hello").isOk();
        // When
        String time = only(browser.messages(chat, "")).path("created_at").asText();
        // Then
        assertThat(time).endsWith("Z");
        assertThat(Duration.between(Instant.parse(time), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void replies_reactionsAndFiles_areShown() {
        // Given
        Chat chat = browser.start();
        long own = browser.send(chat, "hello").json().path("message_id").asLong();
        odoo.reacts(own, "👍");
        long reply = odoo.agentRepliesTo(own, "Hi");
        odoo.agentRepliesWithFile(chat.channel(), "see", odoo.addsAttachment("plän.pdf", new byte[1234]));
        // When
        JsonNode messages = browser.messages(chat, "").isOk().json().path("messages");
        // Then
        assertThat(messages.path(0).path("reactions").toString()).isEqualTo("[{\"emoji\":\"👍\",\"count\":1}]");
        assertThat(messages.path(1).path("id").asLong()).isEqualTo(reply);
        assertThat(messages.path(1).path("reply_to").asLong()).isEqualTo(own);
        JsonNode file = messages.path(2).path("attachments").path(0);
        assertThat(file.path("name").asText()).isEqualTo("plän.pdf");
        assertThat(file.path("size").asLong()).isEqualTo(1234);
        assertThat(file.path("url").asText()).contains("/web/content/").contains("/pl%C3%A4n.pdf?token=");
        assertThat(messages.path(2).path("attachment").path("name").asText()).isEqualTo("plän.pdf");
        assertThat(messages.path(2).path("attachment").path("url")).isEqualTo(file.path("url"));
        assertThat(messages.path(2).path("attachment").path("type")).isEqualTo(file.path("mimetype"));
    }

    @Test
    void messages_areTheNewest50_oldestFirst_andPageBack() {
        // Given
        Chat chat = browser.start();
        List<Long> all = IntStream.range(0, 120)
                .mapToObj(i -> odoo.agentReplies(chat.channel(), "m" + i))
                .toList();
        // When
        Answer newest = browser.messages(chat, "").isOk();
        Answer middle = browser.messages(chat, "?before_id=" + all.get(70)).isOk();
        Answer oldest =
                browser.messages(chat, "?limit=30&before_id=" + all.get(20)).isOk();
        // Then
        assertThat(ids(newest)).isEqualTo(all.subList(70, 120));
        assertThat(newest.json().path("has_more").asBoolean()).isTrue();
        assertThat(ids(middle)).isEqualTo(all.subList(20, 70));
        assertThat(ids(oldest)).isEqualTo(all.subList(0, 20));
        assertThat(oldest.json().path("has_more").asBoolean()).isFalse();
    }

    @Test
    void limit_isAtMost200() {
        // Given
        Chat chat = browser.start();
        IntStream.range(0, 205).forEach(i -> odoo.agentReplies(chat.channel(), "m" + i));
        // When
        Answer answer = browser.messages(chat, "?limit=1000000000000");
        // Then
        assertThat(ids(answer.isOk())).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800000000000", "1800000000000.5", "99999999999999999999999", "2147483648"})
    void poll_withANumberThatTheBrowserMadeUp_isNoErrorAndNoOverflow(String last) {
        // Given
        Chat chat = browser.start();
        long reply = odoo.agentReplies(chat.channel(), "Hi");
        // When
        Answer answer = browser.poll(chat, last);
        // Then
        // Given as soon as it is known: the page that made the number up has not got it.
        assertThat(ids(answer.isOk())).isSubsetOf(reply);
    }

    @Test
    void poll_atTheLargestIdOfOdoo_isAsked() {
        // Given
        Chat chat = browser.start();
        odoo.agentReplies(chat.channel(), "Hi");
        // When
        Answer answer = browser.poll(chat, "2147483647");
        // Then
        assertThat(ids(answer.isOk())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/poll?last_message_id=abc, last_message_id",
        "/poll?last_message_id=-1, last_message_id",
        "/poll?last_message_id=1e9, last_message_id",
        "/poll?last_message_id=%D9%A1, last_message_id",
        "/poll?last_message_id=11111111111111111111111111111111111111111, last_message_id",
        "/messages?limit=0, limit",
        "/messages?limit=-5, limit",
        "/messages?limit=ten, limit",
        "/messages?before_id=x, before_id",
    })
    void reading_withBadInput_namesTheField(String pathAndQuery, String field) {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = browser.exchange(browser.request("/api/chat/support/" + chat.channel() + pathAndQuery)
                .header("X-Session-Token", chat.token()));
        // Then
        answer.isError(400, "invalid_request").blames(field);
    }

    @Test
    void poll_takesTheTokenFromQueryOrHeader() {
        // Given
        Chat chat = browser.start();
        String path = "/api/chat/support/" + chat.channel() + "/poll";
        // When
        Answer inQuery = browser.get(path + "?session_token=" + chat.token());
        Answer inHeader = browser.exchange(browser.request(path).header("X-Session-Token", chat.token()));
        // Then
        inQuery.isOk();
        inHeader.isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll", "messages"})
    void reading_withoutTokenOrWithAForeignOne_isRefused_alikeForUnknownChannels(String call) {
        // Given
        Chat mine = browser.start();
        Chat theirs = browser.start();
        String token = mine.token();
        // When
        Answer none = browser.get("/api/chat/support/" + mine.channel() + "/" + call);
        Answer foreign = reading(theirs.channel() + "/" + call, token);
        Answer unknown = reading("999999/" + call, token);
        Answer impossible = reading("99999999999999999999/" + call, token);
        Answer zero = reading("0/" + call, token);
        // Then
        none.isError(401, "token_required");
        assertThat(List.of(foreign, unknown, impossible, zero))
                .allSatisfy(answer -> assertThat(
                                answer.isError(403, "invalid_session").body())
                        .isEqualTo(foreign.body()));
    }

    private Answer reading(String path, String token) {
        return browser.exchange(browser.request("/api/chat/support/" + path).header("X-Session-Token", token));
    }

    @Test
    void messagesOfOtherChannels_areNeverGiven() {
        // Given
        Chat mine = browser.start();
        Chat theirs = browser.start();
        odoo.agentReplies(theirs.channel(), "for you only");
        odoo.agentReplies(odoo.channel("direct", "internal"), "between us");
        // When
        Answer answer = browser.poll(mine, "0");
        // Then
        assertThat(ids(answer.isOk())).isEmpty();
    }

    @Test
    void closedChats_canBeRead_andSaySo() {
        // Given
        Chat chat = browser.start();
        odoo.agentReplies(chat.channel(), "Bye");
        // When
        odoo.closes(chat.channel());
        // Then
        await().untilAsserted(() -> assertThat(
                        browser.poll(chat, "0").isOk().json().path("state").asText())
                .isEqualTo("closed"));
        assertThat(ids(browser.messages(chat, "").isOk())).hasSize(1);
    }

    @Test
    void reading_whileOdooIsDown_saysSo() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        // When
        Answer poll = browser.poll(chat, "0");
        Answer page = browser.messages(chat, "");
        // Then
        assertThat(List.of(poll, page))
                .allSatisfy(answer -> assertThat(
                                answer.isOk().json().path("degraded").asBoolean())
                        .isTrue());
    }

    @Test
    void oddTextsInOdoo_areReadable() {
        // Given
        Chat chat = browser.start();
        odoo.agentReplies(chat.channel(), "a\uFFFEb 😀 <&> \u2028");
        // When
        String content = only(browser.news(chat, "0")).path("content").asText();
        // Then
        assertThat(content.getBytes(StandardCharsets.UTF_8))
                .isEqualTo("a\uFFFDb 😀 <&> \u2028".getBytes(StandardCharsets.UTF_8));
    }

    private static List<Long> ids(Answer answer) {
        return StreamSupport.stream(answer.json().path("messages").spliterator(), false)
                .map(message -> message.path("id").asLong())
                .toList();
    }

    private static JsonNode only(Answer answer) {
        assertThat(ids(answer.isOk())).hasSize(1);
        return answer.json().path("messages").path(0);
    }
}
