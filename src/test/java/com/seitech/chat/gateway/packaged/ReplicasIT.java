package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.http.EventReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three replicas on one PostgreSQL, and whoever calls does not care which of them he reaches. */
@Timeout(240)
final class ReplicasIT {
    private final FakeOdoo odoo = FakeOdoo.started();
    private final Replicas replicas = new Replicas(odoo, 3);

    @AfterEach
    void stop() {
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
        holder.kill();
        replicas.forget(holder);
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
        holder.kill();
        replicas.forget(holder);
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
            replicas.forget(one);
            assertThat(one.terminate()).isIn(0, 143);
            replicas.add();
        }
        replicas.awaitShared();
        // Then
        assertThat(sends.join()).isSubsetOf(200, 202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inOdoo(chat))
                        .isEqualTo(IntStream.rangeClosed(0, 60)
                                .mapToObj(Integer::toString)
                                .toList()));
    }
}
