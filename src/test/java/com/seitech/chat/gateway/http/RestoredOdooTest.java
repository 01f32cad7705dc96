package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.fake.FakeOdoo.Backup;
import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.session.ChannelId;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Odoo's database is restored from a backup under a running gateway. */
@QuarkusTest
@Timeout(120)
final class RestoredOdooTest extends HttpTest {
    private static final String SECRET = "the stranger's secret";

    /** What the gateway has seen of earlier tests has to be over. */
    @BeforeEach
    void settle() {
        Chat chat = browser.start("Sue Settled");
        long message = odoo.agentReplies(chat.channel(), "ready");
        await().untilAsserted(() -> assertThat(ids(browser.poll(chat, "0"))).contains(message));
    }

    /** The tests to come find ids that nobody has seen yet. */
    @AfterEach
    void goOn() {
        odoo.time(Clock.systemUTC());
        // What was written in that future must not look newer than what others write.
        odoo.reset();
        odoo.losesIds(1_000);
    }

    /** It takes a while. */
    private void restore(Backup backup) {
        odoo.restore(backup);
        odoo.time(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
        // The circuit may be open.
        await().ignoreException(SourceUnavailable.class)
                .untilAsserted(() -> channels.state(new ChannelId(Integer.MAX_VALUE)));
    }

    @Test
    void channelThatWasLost_andIsAnotherVisitorsByNow_isClosedToWhoHadIt_andOpenToTheOther() throws Exception {
        // Given
        Backup backup = odoo.backup();
        Chat anna = browser.start("Anna");
        browser.send(anna, "Anna's own words").isOk();
        JsonNode file =
                browser.upload(anna, text("a.txt", "Anna's file")).isOk().json();
        String link = file.path("file_url").asText();
        long last = file.path("message_id").asLong();
        assertThat(browser.get(path(link)).status()).isEqualTo(200);
        EventReader stream = browser.stream(anna, "");
        stream.next("state");
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> waitingPoll(anna, last));
        restore(backup);
        // When
        Chat bea = browser.start("Bea");
        browser.send(bea, SECRET).isOk();
        browser.upload(bea, text("b.txt", SECRET)).isOk();
        // Then
        assertThat(bea.channel()).isEqualTo(anna.channel());
        assertThat(waiting.get().body()).doesNotContain(SECRET);
        assertThat(stream.untilTheEnd().toString()).doesNotContain(SECRET);
        assertThat(List.of(
                        browser.messages(anna, ""),
                        browser.messages(anna, "?before_id=" + last),
                        browser.poll(anna, Long.toString(last)),
                        browser.poll(anna, "0"),
                        waitingPoll(anna, last),
                        browser.get(Browser.streamPath(anna)),
                        browser.send(anna, "who reads this?"),
                        browser.upload(anna, text("c.txt", "mine")),
                        browser.get(path(link))))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.json().path("code").asText()).isEqualTo("invalid_session");
                });
        assertThat(contents(browser.messages(bea, "").isOk())).containsExactly(SECRET, "b.txt");
        assertThat(odoo.messagesOf(bea.channel())).hasSize(2);
    }

    @Test
    void channelThatWasLost_andIsNobodysByNow_endsItsSession() {
        // Given
        Backup backup = odoo.backup();
        Chat anna = browser.start("Anna");
        long last = browser.send(anna, "hello").json().path("message_id").asLong();
        assertThat(ids(browser.messages(anna, "").isOk())).containsExactly(last);
        // When
        restore(backup);
        // Then
        await().untilAsserted(() ->
                assertThat(browser.poll(anna, Long.toString(last)).status()).isEqualTo(403));
        Answer again = browser.post("/api/chat/support", Map.of("name", "Anna", "session_token", anna.token()));
        assertThat(again.isOk().json().path("session_token").asText()).isNotEqualTo(anna.token());
    }

    @Test
    void channelThatWasLost_andIsAnothersWhomTheGatewayDoesNotKnow_showsNothingOfHim() {
        // Given
        Backup backup = odoo.backup();
        Chat anna = browser.start("Anna");
        long last = browser.send(anna, "hello").json().path("message_id").asLong();
        browser.messages(anna, "").isOk();
        restore(backup);
        // When
        long stranger = odoo.channel("public_support", "Stranger");
        odoo.announces(stranger, SECRET);
        // Then
        assertThat(stranger).isEqualTo(anna.channel());
        await().until(() -> {
            List<Answer> answers = List.of(browser.poll(anna, Long.toString(last)), browser.messages(anna, ""));
            assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).doesNotContain(SECRET));
            return answers.stream().allMatch(answer -> answer.status() == 403);
        });
    }

    @Test
    void chatThatSurvived_goesOn_andGetsNewMessagesUnderIdsThatItWasGivenBefore() {
        // Given
        Chat vera = browser.start("Vera");
        long own = browser.send(vera, "hello").json().path("message_id").asLong();
        long kept = odoo.agentReplies(vera.channel(), "kept");
        Backup backup = odoo.backup();
        long lost = odoo.agentReplies(vera.channel(), "lost");
        await().untilAsserted(
                        () -> assertThat(ids(browser.messages(vera, "").isOk())).containsExactly(own, kept, lost));
        String cursor =
                browser.poll(vera, Long.toString(lost)).json().path("cursor").asText();
        EventReader stream = browser.stream(vera, "&cursor=" + cursor);
        stream.next("state");
        restore(backup);
        // When
        long reused = odoo.agentReplies(vera.channel(), "after the restoration");
        // Then
        assertThat(reused).isEqualTo(lost);
        assertThat(contents(browser.news(vera, Long.toString(lost)))).containsExactly("after the restoration");
        assertThat(stream.untilTheEnd()).extracting(EventParser.Event::name).doesNotContain("message");
        String since = "/api/chat/support/" + vera.channel() + "/poll?session_token=" + vera.token() + "&cursor=";
        assertThat(contents(browser.get(since + cursor).isOk())).containsExactly("after the restoration");
        assertThat(contents(browser.messages(vera, "").isOk()))
                .containsExactly("hello", "kept", "after the restoration");
        EventReader back = browser.stream(vera, "&cursor=" + cursor);
        assertThat(back.next("reset")).isNotNull();
        long sent = browser.send(vera, "still here")
                .isOk()
                .json()
                .path("message_id")
                .asLong();
        assertThat(odoo.message(sent).content()).isEqualTo("still here");
    }

    @Test
    void newestMessageThatIsDeleted_changesNothingForAnybody() {
        // Given
        Chat vera = browser.start("Vera");
        long kept = browser.send(vera, "hello").json().path("message_id").asLong();
        EventReader stream = browser.stream(vera, "");
        stream.next("state");
        long deleted = odoo.agentReplies(vera.channel(), "oops");
        await().untilAsserted(
                        () -> assertThat(ids(browser.messages(vera, "").isOk())).contains(deleted));
        // When
        odoo.deletes(deleted);
        long next = odoo.agentReplies(vera.channel(), "better");
        // Then
        await().untilAsserted(
                        () -> assertThat(ids(browser.messages(vera, "").isOk())).containsExactly(kept, next));
        assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(deleted);
        assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(next);
        assertThat(stream.isEnded()).isFalse();
    }

    private static Multipart text(String name, String content) {
        return new Multipart().file(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    private Answer waitingPoll(Chat chat, long last) {
        return browser.get("/api/chat/support/" + chat.channel() + "/poll?wait=20&session_token=" + chat.token()
                + "&last_message_id=" + last);
    }

    private static String path(String link) {
        URI uri = URI.create(link);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static List<Long> ids(Answer answer) {
        return messages(answer).map(message -> message.path("id").asLong()).toList();
    }

    private static List<String> contents(Answer answer) {
        return messages(answer).map(message -> message.path("content").asText()).toList();
    }

    private static Stream<JsonNode> messages(Answer answer) {
        return StreamSupport.stream(answer.json().path("messages").spliterator(), false);
    }
}
