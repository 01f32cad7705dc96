package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.real.RealOdoo;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL restarts under a real Odoo that goes on running, with connections that are dead by then. */
@Timeout(240)
final class DatabaseRestartIT {
    private static final int AFTERWARDS = 3;
    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(100);

    private final RealOdoo odoo = RealOdoo.up();
    private final List<String> accepted = new ArrayList<>();

    @Test
    void onlyTheDatabaseRestarts_whatWasAcceptedIsThereOnce_inOrder_andNewsFlowAgain() {
        // Given
        try (PackagedGateway gateway = PackagedGateway.readyWith(odoo, Map.of())) {
            URI base = gateway.base();
            Chat chat = Chat.start(base);
            write(base, chat);
            // When
            CompletableFuture<Void> restart =
                    CompletableFuture.runAsync(odoo::restartDatabase, Thread::startVirtualThread);
            while (!restart.isDone()) {
                write(base, chat);
                chat.pollAtOnce(base, 0);
                Pause.of(BETWEEN_MESSAGES);
            }
            restart.join();
            for (int i = 0; i < AFTERWARDS; i++) {
                write(base, chat);
            }
            // Then
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> stored(chat).containsAll(accepted));
            assertThat(stored(chat)).isEqualTo(accepted);
            odoo.agentReplies(chat.channel(), "here I am");
            List<String> all =
                    Stream.concat(accepted.stream(), Stream.of("here I am")).toList();
            await().atMost(Duration.ofSeconds(30)).until(() -> shown(base, chat).size() >= all.size());
            assertThat(shown(base, chat)).isEqualTo(all);
        }
    }

    /** One message, until it is accepted. */
    private void write(URI base, Chat chat) {
        String text = "message-" + accepted.size();
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        chat.trySend(base, text, text).json().path("success").asBoolean());
        accepted.add(text);
    }

    private List<String> stored(Chat chat) {
        Object rows = odoo.admin()
                .execute(
                        "seitech.chat.message",
                        "search_read",
                        List.of(List.of(List.of("channel_id", "=", chat.channel()))),
                        Map.of("fields", List.of("content"), "order", "id"));
        return Stream.of((Object[]) rows)
                .map(row -> String.valueOf(((Map<?, ?>) row).get("content")))
                .toList();
    }

    /** To a page that is loaded now. */
    private static List<String> shown(URI base, Chat chat) {
        return StreamSupport.stream(chat.messages(base).spliterator(), false)
                .map(message -> message.path("content").asText())
                .toList();
    }
}
