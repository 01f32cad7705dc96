package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.Undelivered;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.store.ReadOnlyStore;
import com.seitech.chat.gateway.tail.Seen;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that are sent while Odoo is away. */
@QuarkusTest
@TestProfile(QueuedTest.Impatient.class)
final class QueuedTest extends HttpTest {
    private static final long FIRST_PROVISIONAL = 4_000_000_000_000_000L;
    private static final long LAST_PROVISIONAL = 5_000_000_000_000_000L - 1;
    private static final long NOT_YET_THERE = 1_000_000;

    /** Everybody is told at once. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.outbox.patience", "500ms");
        }
    }

    @Inject
    Outbox outbox;

    @Inject
    ReadOnlyStore store;

    @AfterEach
    void odooIsBack() {
        odoo.start();
        odoo.time(Clock.systemUTC());
        // What was written in that future must not look newer than what others write.
        odoo.reset();
        odoo.losesIds(1_000);
    }

    private long queued(Chat chat, String text) {
        return queued(browser.send(chat, text));
    }

    private static long queued(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("success").asBoolean()).isTrue();
        assertThat(answer.json().path("queued").asBoolean()).isTrue();
        long id = answer.json().path("message_id").asLong();
        assertThat(id).isBetween(FIRST_PROVISIONAL, LAST_PROVISIONAL);
        return id;
    }

    private void back(Chat chat, int messages) {
        odoo.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> odoo.messagesOf(chat.channel()).size() == messages && queue.size() == 0);
    }

    private JsonNode messages(Chat chat) {
        return browser.messages(chat, "").isOk().json();
    }

    private static List<String> contents(JsonNode answer) {
        return answer.path("messages").findValuesAsText("content");
    }

    @Test
    void send_isQueued_andDeliveredOnce_inOrder() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        // When
        List<Long> ids = IntStream.range(0, 3)
                .mapToObj(i -> queued(chat, "message " + i))
                .toList();
        back(chat, 3);
        // Then
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(odoo.messagesOf(chat.channel()))
                .extracting(FakeMessage::content)
                .containsExactly("message 0", "message 1", "message 2");
        assertThat(browser.send(chat, "and on").isOk().json().path("message_id").asLong())
                .isLessThan(FIRST_PROVISIONAL);
    }

    @Test
    void page_thatIsLoadedMeanwhile_keepsTheSession_andShowsWhatIsQueued() {
        // Given
        Chat chat = browser.start();
        browser.send(chat, "before").isOk();
        browser.poll(chat, "0").isOk();
        odoo.stop();
        long id = queued(chat, "meanwhile");
        // When
        Answer resumed = browser.post("/api/chat/support", Map.of("name", "Jane Doe", "session_token", chat.token()));
        JsonNode page = messages(chat);
        // Then
        assertThat(resumed.isOk().json().path("resumed").asBoolean()).isTrue();
        assertThat(page.path("degraded").asBoolean()).isTrue();
        assertThat(page.path("messages").findValuesAsText("id")).last().isEqualTo(Long.toString(id));
        assertThat(page.path("messages").findValuesAsText("status")).last().isEqualTo("queued");
        assertThat(contents(page)).last().isEqualTo("meanwhile");
    }

    /** Whoever takes the session over would give it once more. */
    @Test
    void pageThatIsLoadedWhileNothingCanBeKept_isShownItOnceItIsDelivered() {
        // Given
        Chat chat = browser.start();
        browser.send(chat, "before").isOk();
        messages(chat);
        odoo.stop();
        queued(chat, "meanwhile");
        JsonNode page;
        // When
        try (ReadOnlyStore.Closed _ = store.close()) {
            page = messages(chat);
        }
        back(chat, 2);
        // Then
        assertThat(contents(page)).containsExactly("before");
        assertThat(page.path("degraded").asBoolean()).isTrue();
        String last = page.path("messages").get(0).path("id").asText();
        assertThat(contents(browser.news(chat, last).isOk().json())).containsExactly("meanwhile");
        assertThat(contents(pollAfter(chat, page.path("cursor").asText()))).containsExactly("meanwhile");
    }

    @Test
    void afterDelivery_itIsShownOnce_underOdoosId() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        queued(chat, "meanwhile");
        // When
        back(chat, 1);
        // Then
        JsonNode page = messages(chat);
        assertThat(contents(page)).containsExactly("meanwhile");
        assertThat(page.path("messages").get(0).path("id").asLong()).isLessThan(FIRST_PROVISIONAL);
        assertThat(page.path("messages").get(0).path("status").asText()).isEqualTo("sent");
    }

    @Test
    void poll_neitherRepeatsNorLosesIt() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        long id = queued(chat, "meanwhile");
        back(chat, 1);
        // When
        odoo.agentReplies(chat.channel(), "here I am");
        JsonNode news = browser.news(chat, Long.toString(id)).isOk().json();
        // Then
        assertThat(contents(news)).containsExactly("here I am");
        String last = news.path("messages").get(0).path("id").asText();
        assertThat(contents(browser.poll(chat, last).isOk().json())).isEmpty();
    }

    @Test
    void pollOfAPageThatWasLoadedMeanwhile_neitherRepeatsNorLosesIt() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        queued(chat, "one");
        long last = queued(chat, "two");
        messages(chat);
        back(chat, 2);
        // When
        odoo.agentReplies(chat.channel(), "three");
        // Then
        assertThat(contents(browser.news(chat, Long.toString(last)).isOk().json()))
                .containsExactly("three");
    }

    @Test
    void otherPage_getsItByPoll_whenItIsDelivered() {
        // Given
        Chat chat = browser.start();
        String cursor = browser.poll(chat, "0").isOk().json().path("cursor").asText();
        odoo.stop();
        long id = queued(chat, "meanwhile");
        // When
        back(chat, 1);
        // Then
        JsonNode news = newsAfter(chat, cursor);
        assertThat(contents(news)).containsExactly("meanwhile");
        // The page that sent it has it, and can tell.
        assertThat(news.path("messages").get(0).path("replaces").asLong()).isEqualTo(id);
    }

    @Test
    void pageThatShowsItAsQueued_isToldByPoll_whatReplacesIt() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        long id = queued(chat, "meanwhile");
        String cursor = messages(chat).path("cursor").asText();
        // When
        back(chat, 1);
        // Then
        JsonNode news = newsAfter(chat, cursor);
        assertThat(contents(news)).isEmpty();
        assertThat(news.path("updated").findValuesAsText("replaces")).containsExactly(Long.toString(id));
        assertThat(news.path("updated").findValuesAsText("status")).containsExactly("sent");
        JsonNode later = pollAfter(chat, news.path("cursor").asText());
        assertThat(later.path("updated").findValuesAsText("replaces")).isEmpty();
    }

    /** The first poll that tells of something. */
    private JsonNode newsAfter(Chat chat, String cursor) {
        return await().until(
                        () -> pollAfter(chat, cursor),
                        news -> !news.path("messages").isEmpty() || news.has("updated"));
    }

    private JsonNode pollAfter(Chat chat, String cursor) {
        String path = "/api/chat/support/" + chat.channel() + "/poll?session_token=" + chat.token();
        return browser.get(path + "&cursor=" + cursor).isOk().json();
    }

    @Test
    void stream_tellsOfIt_andWhatReplacesIt() {
        // Given
        Chat chat = browser.start();
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            odoo.stop();
            // When
            long id = queued(chat, "meanwhile");
            EventParser.Event waiting = stream.next("message");
            back(chat, 1);
            EventParser.Event delivered = stream.next("message_updated");
            // Then
            assertThat(waiting.data().path("id").asLong()).isEqualTo(id);
            assertThat(waiting.data().path("status").asText()).isEqualTo("queued");
            assertThat(delivered.data().path("replaces").asLong()).isEqualTo(id);
            JsonNode message = delivered.data().path("message");
            assertThat(message.path("id").asLong())
                    .isEqualTo(odoo.messagesOf(chat.channel()).getFirst().id());
            assertThat(message.path("status").asText()).isEqualTo("sent");
            // And nothing more of it.
            odoo.agentReplies(chat.channel(), "here I am");
            assertThat(stream.next("message").data().path("content").asText()).isEqualTo("here I am");
        }
    }

    @Test
    void stream_thatComesBackAfterTheDelivery_isToldWhatReplacesIt() {
        // Given
        Chat chat = browser.start();
        odoo.agentReplies(chat.channel(), "welcome");
        long id;
        String position;
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            odoo.stop();
            id = queued(chat, "meanwhile");
            position = stream.next("message").lastId();
        }
        // When
        back(chat, 2);
        odoo.agentReplies(chat.channel(), "here I am");
        // Then
        try (EventReader stream = browser.stream(chat, "&cursor=" + position)) {
            EventParser.Event delivered = stream.next("message_updated");
            while (!delivered.data().has("replaces")) {
                delivered = stream.next("message_updated");
            }
            assertThat(delivered.data().path("replaces").asLong()).isEqualTo(id);
            assertThat(delivered.data().path("message").path("content").asText())
                    .isEqualTo("meanwhile");
            assertThat(stream.next("message").data().path("content").asText()).isEqualTo("here I am");
        }
    }

    @Test
    void streamThatWasAwayFromTheSendToTheDelivery_isToldWhatReplacesIt() {
        // Given
        Chat chat = browser.start();
        String position;
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            position = stream.lastId();
        }
        odoo.stop();
        long id = queued(chat, "meanwhile");
        // When
        back(chat, 1);
        // Then
        try (EventReader stream = browser.stream(chat, "&cursor=" + position)) {
            EventParser.Event delivered = stream.next("message_updated");
            assertThat(delivered.data().path("replaces").asLong()).isEqualTo(id);
            assertThat(delivered.data().path("message").path("content").asText())
                    .isEqualTo("meanwhile");
        }
    }

    @Test
    void streamThatComesBackWhileSomethingIsQueued_isNotToldOfItTwice() {
        // Given
        Chat chat = browser.start();
        String position;
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            position = stream.lastId();
        }
        odoo.stop();
        queued(chat, "one");
        try (EventReader stream = browser.stream(chat, "&cursor=" + position)) {
            assertThat(contentOfNext(stream)).isEqualTo("one");
            queued(chat, "two");
            assertThat(contentOfNext(stream)).isEqualTo("two");
            position = stream.lastId();
        }
        // When
        try (EventReader stream = browser.stream(chat, "&cursor=" + position)) {
            stream.next("read");
            queued(chat, "three");
            // Then
            assertThat(contentOfNext(stream)).isEqualTo("three");
        }
    }

    /** Another replica, which had the channel before, keeps what came of its last attempt. */
    private void isDeliveredByAnother(String text, long id) {
        outbox.undelivered().stream()
                .map(Undelivered::entry)
                .filter(entry -> entry.content().equals(text))
                .forEach(entry -> outbox.delivered(entry.id(), new Delivered(new MessageId(id), null)));
    }

    @Test
    void streamThatComesBackBeforeItIsKnownWhatAnotherReplicaDelivered_isNotToldOfItTwice() {
        // Given
        Chat chat = browser.start();
        String position;
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            odoo.stop();
            queued(chat, "one");
            position = stream.next("message").lastId();
        }
        // When
        isDeliveredByAnother("one", NOT_YET_THERE);
        try (EventReader stream = browser.stream(chat, "&cursor=" + position)) {
            stream.next("read");
            queued(chat, "two");
            // Then
            assertThat(contentOfNext(stream)).isEqualTo("two");
        }
    }

    @Test
    void streamThatOpensBeforeItIsKnownWhatAnotherReplicaDelivered_isNotToldOfThatAsAnotherMessage() {
        // Given
        Chat chat = browser.start();
        odoo.faultsOn("seitech.chat.message", "load").dropReplyAfterCommit(1);
        Gate lookup = odoo.faultsOnLookup("m_").holdNext();
        long id = queued(chat, "one");
        isDeliveredByAnother("one", odoo.messagesOf(chat.channel()).getFirst().id());
        // When
        try (EventReader stream = browser.stream(chat, "&cursor=" + Cursors.at(Seen.NOTHING, 0))) {
            assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(id);
            odoo.agentReplies(chat.channel(), "two");
            // Then
            assertThat(contentOfNext(stream)).isEqualTo("two");
            lookup.open();
            assertThat(stream.next("message_updated").data().path("replaces").asLong())
                    .isEqualTo(id);
        }
    }

    @Test
    void pollBeforeItIsKnownWhatAnotherReplicaDelivered_losesNothingOfIt() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        long id = queued(chat, "one");
        isDeliveredByAnother("one", NOT_YET_THERE);
        // When
        String cursor = pollAfter(chat, messages(chat).path("cursor").asText())
                .path("cursor")
                .asText();
        back(chat, 1);
        // Then
        JsonNode news = newsAfter(chat, cursor);
        assertThat(contents(news)).isEmpty();
        assertThat(news.path("updated").findValuesAsText("replaces")).containsExactly(Long.toString(id));
    }

    @Test
    void streamFromNow_isNotToldOfWhatWasQueuedBefore() {
        // Given
        Chat chat = browser.start();
        Gate held = odoo.faultsOn("seitech.chat.message", "load").holdNext();
        queued(chat, "before");
        // When
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            queued(chat, "behind");
            // Then
            assertThat(contentOfNext(stream)).isEqualTo("behind");
        }
        held.open();
        back(chat, 2);
    }

    private static String contentOfNext(EventReader stream) {
        return stream.next("message").data().path("content").asText();
    }

    @Test
    void pollWithAProvisionalIdThatIsNotKnown_losesNothing() {
        // Given
        Chat chat = browser.start();
        // When
        odoo.agentReplies(chat.channel(), "here I am");
        JsonNode news =
                browser.news(chat, Long.toString(FIRST_PROVISIONAL + 1)).isOk().json();
        // Then
        assertThat(contents(news)).containsExactly("here I am");
    }

    @Test
    void takenByOdooUnseen_isNotShownTwice() {
        // Given
        Chat chat = browser.start();
        messages(chat);
        odoo.faultsOn("seitech.chat.message", "load").dropReplyAfterCommit(1);
        Gate lookup = odoo.faultsOnLookup("m_").holdNext();
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            // When
            long id = queued(chat, "meanwhile");
            assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(id);
            odoo.agentReplies(chat.channel(), "here I am");
            assertThat(stream.next("message").data().path("content").asText()).isEqualTo("here I am");
            // Then
            assertThat(odoo.messagesOf(chat.channel())).hasSize(2);
            assertThat(contents(messages(chat))).containsExactly("here I am", "meanwhile");
            lookup.open();
            assertThat(stream.next("message_updated").data().path("replaces").asLong())
                    .isEqualTo(id);
        }
        assertThat(contents(messages(chat))).containsExactly("meanwhile", "here I am");
    }

    @Test
    void file_isQueued_andDeliveredWhole() {
        // Given
        Chat chat = browser.start();
        byte[] content = {0x25, 0x50, 0x44, 0x46, 0x2d, 1, 2, 3};
        odoo.stop();
        // When
        Answer answer = browser.upload(chat, new Multipart().file("offer.pdf", "application/pdf", content));
        // Then
        queued(answer);
        assertThat(answer.json().has("file_url")).isFalse();
        back(chat, 1);
        FakeMessage message = odoo.messagesOf(chat.channel()).getFirst();
        assertThat(message.attachments()).hasSize(1);
        assertThat(odoo.content(message.attachments().getFirst())).isEqualTo(content);
    }

    @Test
    void slowOdoo_makesNobodyWaitLongerThanHisPatience() {
        // Given
        Chat chat = browser.start();
        odoo.faultsOn("seitech.chat.message", "load").delayNext(Duration.ofSeconds(6));
        long start = System.nanoTime();
        // When
        queued(chat, "meanwhile");
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        back(chat, 1);
    }

    @Test
    void sameKeyAgain_isTheSameMessage_queuedAndDelivered() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        long id = queued(browser.sendWithKey(chat, "hello", "key-1"));
        // When
        assertThat(queued(browser.sendWithKey(chat, "hello", "key-1"))).isEqualTo(id);
        browser.sendWithKey(chat, "another", "key-1").isError(409, "idempotency_conflict");
        back(chat, 1);
        // Then
        assertThat(browser.sendWithKey(chat, "hello", "key-1")
                        .isOk()
                        .json()
                        .path("message_id")
                        .asLong())
                .isEqualTo(odoo.messagesOf(chat.channel()).getFirst().id());
    }

    @Test
    void everyCall_takesTheProvisionalId() {
        // Given
        Chat chat = browser.start();
        browser.send(chat, "before").isOk();
        messages(chat);
        odoo.stop();
        long id = queued(chat, "meanwhile");
        back(chat, 2);
        // Then
        assertThat(contents(browser.messages(chat, "?before_id=" + id).isOk().json()))
                .contains("before");
        browser.poll(chat, Long.toString(id)).isOk();
        browser.exchange(browser.request("/api/chat/support/" + chat.channel() + "/read")
                        .header("X-Session-Token", chat.token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"message_id\": " + id + "}")))
                .isOk();
    }

    @Test
    void channelThatIsAnothersByNow_showsHimNothingOfWhatWasQueuedInIt() {
        // Given
        FakeOdoo.Backup backup = odoo.backup();
        Chat anna = browser.start("Anna");
        odoo.stop();
        long id = queued(browser.sendWithKey(anna, "Anna's secret", "key-1"));
        odoo.restore(backup);
        odoo.time(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
        await().ignoreException(SourceUnavailable.class)
                .untilAsserted(() -> channels.state(new ChannelId(Integer.MAX_VALUE)));
        // When
        Chat bea = browser.start("Bea");
        // Then
        assertThat(bea.channel()).isEqualTo(anna.channel());
        await().until(() -> queue.size() == 0);
        assertThat(contents(messages(bea))).isEmpty();
        assertThat(sentAs(bea, "key-1")).isNotEqualTo(id);
        await().untilAsserted(() -> assertThat(contents(messages(bea))).containsExactly("Bea's own"));
    }

    private long sentAs(Chat chat, String key) {
        return browser.sendWithKey(chat, "Bea's own", key)
                .isOk()
                .json()
                .path("message_id")
                .asLong();
    }

    @Test
    void cursor_doesNotTellWhetherAnotherHasAQueuedMessage() {
        // Given
        Chat other = browser.start();
        Chat chat = browser.start();
        odoo.stop();
        MessageId queued = new MessageId(queued(other, "meanwhile"));
        back(other, 1);
        MessageId made = new MessageId(queued.value() - 1);
        String cursor = Cursors.at(Seen.NOTHING.with(List.of(made, queued)), 0);
        // When
        Answer answer = browser.get(
                "/api/chat/support/" + chat.channel() + "/poll?session_token=" + chat.token() + "&cursor=" + cursor);
        // Then
        String next = answer.isOk().json().path("cursor").asText();
        assertThat(Cursors.read(next).orElseThrow().seen().above()).containsExactly(made, queued);
    }

    @Test
    void refusedByOdooLater_isShownAsFailed() {
        // Given
        Chat chat = browser.start();
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            odoo.stop();
            long id = queued(chat, "meanwhile");
            stream.next("message");
            odoo.faultsOn("seitech.chat.message", "load").faultNext(2, "Not that word.");
            // When
            odoo.start();
            JsonNode failed = stream.next("message_updated").data().path("message");
            // Then
            assertThat(failed.path("id").asLong()).isEqualTo(id);
            assertThat(failed.path("status").asText()).isEqualTo("failed");
            assertThat(messages(chat).path("messages").findValuesAsText("status"))
                    .containsExactly("failed");
            browser.send(chat, "another").isOk();
        }
    }
}
