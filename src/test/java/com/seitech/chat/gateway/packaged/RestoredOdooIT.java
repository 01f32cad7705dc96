package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.real.RealOdoo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Odoo's database is restored from a backup under the packaged gateway. */
final class RestoredOdooIT {
    private static final String SECRET = "the other visitor's secret";

    @Test
    void restored_chatsThatSurvivedGoOn_andTheOthersAreOver(@TempDir Path directory) {
        // Given
        RealOdoo odoo = RealOdoo.up();
        Path backup = directory.resolve("backup");
        try (PackagedGateway gateway = PackagedGateway.readyWith(odoo, Map.of())) {
            URI base = gateway.base();
            Chat kept = Chat.start(base);
            kept.send(base, "before the backup");
            odoo.backup(backup);
            odoo.agentReplies(kept.channel(), "lost");
            long lost = last(kept, base, "lost");
            Chat anna = Chat.start(base);
            long annas = anna.send(base, "hello");
            assertThat(poll(base, anna, annas).status()).isEqualTo(200);
            // When
            odoo.restore(backup);
            Chat other = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> Chat.start(base), chat -> true);
            other.send(base, SECRET);
            // Then
            assertThat(other.channel()).isEqualTo(anna.channel());
            assertThat(poll(base, anna, annas).status()).isEqualTo(403);
            assertThat(poll(base, anna, 0).body()).doesNotContain(SECRET);
            odoo.agentReplies(kept.channel(), "after the restoration");
            assertThat(contents(kept.poll(base, lost))).containsExactly("after the restoration");
            assertThat(contents(other.poll(base, 0))).containsExactly(SECRET);
            kept.send(base, "still here");
            assertThat(gateway.log()).anyMatch(line -> line.contains("Odoo gives ids anew"));
        }
    }

    private static long last(Chat chat, URI base, String content) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(
                        () -> StreamSupport.stream(chat.pollAtOnce(base, 0).spliterator(), false)
                                .filter(message ->
                                        message.path("content").asText().equals(content))
                                .mapToLong(message -> message.path("id").asLong())
                                .findFirst()
                                .orElse(0),
                        id -> id > 0);
    }

    private static Http.Answer poll(URI base, Chat chat, long last) {
        return Http.get(base.resolve("/api/chat/support/%d/poll?session_token=%s&last_message_id=%d"
                .formatted(chat.channel(), chat.token(), last)));
    }

    private static List<String> contents(JsonNode messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("content").asText())
                .toList();
    }
}
