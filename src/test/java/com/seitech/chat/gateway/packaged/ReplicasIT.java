package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fault.Fault;
import com.seitech.chat.gateway.http.EventReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three replicas on one PostgreSQL, and whoever calls does not care which of them he reaches. */
@Timeout(240)
@SuppressWarnings("NullAway.Init") // made before all tests
final class ReplicasIT {
    private static final int LONGEST_POLL = 25;
    private static final String REQUESTS = "gateway_requests_seconds_count";

    private static FakeOdoo odoo;
    private static Replicas replicas;

    @BeforeAll
    static void start() {
        odoo = FakeOdoo.started();
        replicas = new Replicas(odoo, 3);
    }

    @BeforeEach
    void refill() {
        replicas.refill();
    }

    /** One test that fails is enough. */
    @AfterEach
    void heal() {
        replicas.wire.heal();
        odoo.start();
    }

    @AfterAll
    static void stop() {
        replicas.close();
        odoo.close();
    }

    private List<String> inOdoo(Chat chat) {
        return odoo.messagesOf(chat.channel()).stream()
                .map(FakeMessage::content)
                .toList();
    }

    @Test
    void conversation_isTheSameOnAll_andPollsThatHopAreExact() {
        // Given
        Chat chat = Chat.start(replicas.next());
        List<String> seen = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < 12; i++) {
            // When
            if (i % 3 == 0) {
                last = chat.send(replicas.next(), "visitor " + i);
                seen.add("visitor " + i);
            } else {
                odoo.agentReplies(chat.channel(), "agent " + i);
            }
            for (JsonNode message : i % 3 == 0 ? List.<JsonNode>of() : chat.poll(replicas.next(), last)) {
                seen.add(message.path("content").asText());
                last = message.path("id").asLong();
            }
            // Then
            assertThat(chat.pollAtOnce(replicas.next(), last)).isEmpty();
        }
        assertThat(seen).isEqualTo(inOdoo(chat));
        assertThat(chat.messages(replicas.next()).findValuesAsText("content")).isEqualTo(seen);
    }

    @Test
    void session_isResumedAnywhere_andErasedEverywhereAtOnce() {
        Chat chat = Chat.start(replicas.next());
        for (PackagedGateway one : replicas.all()) {
            assertThat(Http.post(
                                    one.base().resolve("/api/chat/support"),
                                    "{\"name\":\"Jane\",\"session_token\":\"%s\"}".formatted(chat.token()))
                            .json()
                            .path("resumed")
                            .asBoolean())
                    .isTrue();
        }
        assertThat(Http.delete(replicas.next().resolve("/api/chat/support/" + chat.channel()), chat.token())
                        .status())
                .isIn(200, 202);
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(replicas.all())
                        .allSatisfy(one -> assertThat(
                                        chat.trySend(one.base(), "after", "k").status())
                                .isEqualTo(403)));
    }

    @Test
    void chat_isWrittenDownRatedAndClosed_byWhicheverReplicaIsAsked() {
        // Given
        Chat chat = Chat.start(replicas.next());
        chat.send(replicas.next(), "hello");
        String path = "/api/chat/support/" + chat.channel();
        String body = "{\"rating\":4,\"session_token\":\"%s\"}".formatted(chat.token());
        // When
        for (PackagedGateway one : replicas.all()) {
            Http.Answer transcript = Http.get(one.base().resolve(path + "/transcript?session_token=" + chat.token()));
            // Then
            assertThat(transcript.status()).isEqualTo(200);
            assertThat(transcript.body()).startsWith("Chat " + chat.channel()).contains(": hello\n");
            assertThat(Http.post(one.base().resolve(path + "/rating"), body).status())
                    .isEqualTo(200);
            assertThat(Http.post(one.base().resolve(path + "/close"), body).status())
                    .isEqualTo(200);
            assertThat(chat.trySend(one.base(), "more", "k").status()).isEqualTo(409);
        }
        assertThat(odoo.channel(chat.channel()).rating()).isEqualTo("4");
    }

    @Test
    void stream_thatLosesItsReplica_goesOnAtAnotherFromItsCursor() {
        // Given
        Chat chat = Chat.start(replicas.next());
        chat.send(replicas.next(), "hello");
        URI first = replicas.next();
        EventReader stream = chat.stream(first, "");
        stream.next("read");
        odoo.agentReplies(chat.channel(), "one");
        assertThat(stream.next("message").data().toString()).contains("one");
        String cursor = stream.lastId();
        PackagedGateway holder = replicas.holderOf(chat);
        // When
        replicas.kill(holder);
        await().atMost(Duration.ofSeconds(5)).until(stream::isEnded);
        odoo.agentReplies(chat.channel(), "two");
        // Then
        EventReader again = chat.stream(replicas.next(), cursor);
        assertThat(again.next("message").data().toString()).contains("two");
    }

    @Test
    void whatWasQueuedAtAReplicaThatDied_isDeliveredByAnother_inOrder() {
        // Given
        Chat chat = Chat.start(replicas.next());
        chat.send(replicas.next(), "first");
        chat.messages(replicas.next());
        PackagedGateway holder = replicas.holderOf(chat);
        odoo.stop();
        JsonNode queued = chat.trySend(replicas.next(), "queued 1", "k1").json();
        chat.trySend(replicas.next(), "queued 2", "k2");
        assertThat(queued.path("queued").asBoolean()).isTrue();
        // When
        replicas.kill(holder);
        odoo.start();
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inOdoo(chat)).containsExactly("first", "queued 1", "queued 2"));
        assertThat(chat.trySend(replicas.next(), "queued 1", "k1")
                        .json()
                        .path("message_id")
                        .asLong())
                .isEqualTo(odoo.messagesOf(chat.channel()).get(1).id());
        assertThat(chat.pollAtOnce(replicas.next(), queued.path("message_id").asLong()))
                .isNotNull();
    }

    private static double requests() {
        return replicas.all().stream()
                .mapToDouble(one -> Replicas.sum(one, REQUESTS))
                .sum();
    }

    @Test
    void request_isCountedWhereItCameIn_andNowhereElse() {
        // Given
        Chat chat = Chat.start(replicas.next());
        PackagedGateway holder = replicas.holderOf(chat);
        PackagedGateway another = replicas.all().stream()
                .filter(gateway -> gateway != holder)
                .findFirst()
                .orElseThrow();
        double atFirst = Replicas.sum(another, REQUESTS);
        chat.messages(another.base());
        await().until(() -> Replicas.sum(another, REQUESTS) > atFirst);
        double before = requests();
        double atHolder = Replicas.sum(holder, REQUESTS);
        // When
        for (int i = 0; i < 5; i++) {
            chat.messages(another.base());
            Http.get(another.base()
                    .resolve("/api/chat/support/" + chat.channel() + "/poll?last_message_id=0&session_token="
                            + chat.token()));
        }
        // Then
        await().untilAsserted(() -> assertThat(requests() - before).isEqualTo(10));
        assertThat(Replicas.sum(holder, REQUESTS)).isEqualTo(atHolder);
    }

    /** What replicas tell each other is believed of nobody else, and no stranger learns that there is something. */
    @Test
    void strangers_areNoReplicas() {
        URI one = replicas.next();
        for (String path : List.of("/internal/replicas/nudge", "/internal/replicas/outcomes/1?written=false")) {
            Http.Answer answer = Http.post(one.resolve(path), "{}", "X-Gateway-Peer", "guessed");
            assertThat(answer.status()).isEqualTo(404);
        }
        Chat chat = Chat.start(one);
        PackagedGateway another = replicas.all().stream()
                .filter(gateway -> gateway != replicas.holderOf(chat))
                .findFirst()
                .orElseThrow();
        // A replica would be told that it is at the wrong place.
        assertThat(Http.post(
                                another.base().resolve("/api/chat/support/" + chat.channel() + "/typing"),
                                "{\"session_token\":\"%s\"}".formatted(chat.token()),
                                "X-Gateway-Peer",
                                "guessed")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void fileThatWasQueuedAtAReplicaThatDied_isDeliveredWhole() {
        // Given
        Chat chat = Chat.start(replicas.next());
        PackagedGateway holder = replicas.holderOf(chat);
        odoo.stop();
        byte[] content = "12345678".repeat(200_000).getBytes(US_ASCII);
        assertThat(chat.tryUpload(replicas.next(), "a.txt", content, "k").status())
                .isEqualTo(202);
        // When
        replicas.kill(holder);
        odoo.start();
        // Then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> odoo.messagesOf(chat.channel()).size() == 1);
        assertThat(odoo.content(
                        odoo.messagesOf(chat.channel()).getFirst().attachments().getFirst()))
                .isEqualTo(content);
    }

    /** Nothing is refused, and nothing arrives: the worst way to be away. */
    @Test
    void whilePostgresqlIsAway_whatIsHeldReads_nothingIsAcceptedThatCannotBeKept_andItGoesOnByItself() {
        // Given
        Chat chat = Chat.start(replicas.next());
        long last = chat.send(replicas.next(), "before");
        assertThat(chat.pollAtOnce(replicas.next(), last)).isEmpty();
        EventReader stream = chat.stream(replicas.next(), "");
        stream.next("read");
        // When
        replicas.wire.inflict(new Fault.HalfOpen());
        // Then: for longer than the lease
        long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (System.nanoTime() < end) {
            assertThat(chat.pollAtOnce(replicas.next(), last)).isEmpty();
            assertThat(chat.messages(replicas.next()).findValuesAsText("content"))
                    .containsExactly("before");
        }
        odoo.agentReplies(chat.channel(), "an answer");
        assertThat(stream.next("message").data().toString()).contains("an answer");
        assertThat(chat.trySend(replicas.next(), "meanwhile", "k")
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("cannot_keep");
        replicas.wire.heal();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> chat.trySend(replicas.next(), "after", "k2").status() == 200);
        assertThat(inOdoo(chat)).containsExactly("before", "an answer", "after");
    }

    @Test
    void rollingRestart_failsNoCall() {
        // Given
        Chat chat = Chat.start(replicas.next());
        chat.send(replicas.next(), "0");
        PackagedGateway still = replicas.all().getFirst();
        CompletableFuture<List<Integer>> sends = CompletableFuture.supplyAsync(() -> IntStream.rangeClosed(1, 60)
                .mapToObj(i ->
                        chat.trySend(still.base(), Integer.toString(i), "k" + i).status())
                .toList());
        // When
        for (PackagedGateway one : replicas.all().subList(1, 3)) {
            replicas.stop(one);
            replicas.add();
        }
        // Then
        assertThat(sends.join()).isSubsetOf(200, 202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inOdoo(chat))
                        .isEqualTo(IntStream.rangeClosed(0, 60)
                                .mapToObj(Integer::toString)
                                .toList()));
    }

    /** It is waited for calls under way, and none of these ends by itself. */
    @Test
    void replicaThatIsStopped_endsWhatItPassesOn_andIsGoneAtOnce() {
        // Given
        Chat chat = Chat.start(replicas.next());
        chat.send(replicas.next(), "hello");
        PackagedGateway holder = replicas.holderOf(chat);
        PackagedGateway other = otherThan(holder);
        List<EventReader> streams = IntStream.range(0, 3)
                .mapToObj(i -> chat.stream(other.base(), ""))
                .toList();
        streams.forEach(stream -> stream.next("read"));
        long began = System.nanoTime();
        // When
        replicas.stop(other);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        // Then
        replicas.add();
        assertThat(streams).allMatch(EventReader::isEnded);
        assertThat(took).isLessThan(Duration.ofSeconds(6));
        assertThat(other.log()).noneMatch(line -> line.contains("Uncaught exception"));
    }

    private PackagedGateway otherThan(PackagedGateway holder) {
        return replicas.all().stream()
                .filter(one -> !one.equals(holder))
                .findFirst()
                .orElseThrow();
    }

    /** A stream that begins as its replica stops would be waited for. */
    @Test
    void replicaThatIsStopped_endsAlsoWhatIsAnsweredAfterwards() throws IOException {
        // Given
        Chat chat = Chat.start(replicas.next());
        chat.send(replicas.next(), "hello");
        PackagedGateway holder = replicas.holderOf(chat);
        PackagedGateway other = otherThan(holder);
        holder.freeze();
        Duration took;
        try (RawCall stream = RawCall.stream(other, chat)) {
            long began = System.nanoTime();
            // When
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> replicas.stop(other));
            await().until(() -> other.log().stream().anyMatch(line -> line.contains("HTTP requests to complete")));
            holder.goOn();
            stopped.join();
            took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(stream.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
        // Then
        replicas.add();
        assertThat(took).isLessThan(Duration.ofSeconds(6));
    }

    /** Nobody would tell them anything where they wait. */
    @Test
    void replicaThatIsAdded_hasPollsAskAgain_inTheChannelsThatItGets() {
        // Given
        List<Chat> chats =
                Stream.generate(() -> Chat.start(replicas.next())).limit(24).toList();
        Map<Chat, CompletableFuture<JsonNode>> polls = new HashMap<>();
        chats.forEach(chat ->
                polls.put(chat, supplied(() -> chat.poll(replicas.holderOf(chat).base(), 0, LONGEST_POLL))));
        // When
        PackagedGateway added = replicas.add();
        replicas.awaitShared();
        // Then
        List<CompletableFuture<JsonNode>> moved = polls.entrySet().stream()
                .filter(poll -> replicas.holderOf(poll.getKey()).equals(added))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(moved).isNotEmpty();
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(moved).allMatch(CompletableFuture::isDone));
        replicas.stop(added);
        assertThat(polls.values()).allMatch(poll -> poll.join().path("messages").isEmpty());
    }

    private static <T> CompletableFuture<T> supplied(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    @Test
    void messageThatIsStillArrivingWhenItsReplicaStops_isTakenByTheNext() throws IOException {
        // Given
        Chat chat = Chat.start(replicas.next());
        chat.send(replicas.next(), "hello");
        PackagedGateway holder = replicas.holderOf(chat);
        CompletableFuture<Void> stopped;
        try (RawCall send = RawCall.slowSend(holder, chat, "late")) {
            // When
            stopped = CompletableFuture.runAsync(() -> replicas.stop(holder));
            await().untilAsserted(() -> replicas.holderOf(chat));
            // Then
            send.finish();
            assertThat(send.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        }
        stopped.join();
        replicas.add();
        assertThat(inOdoo(chat)).containsExactly("hello", "late");
    }
}
