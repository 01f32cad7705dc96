package com.seitech.chat.gateway.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.erasure.Erasure;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.TokenHash;
import com.seitech.chat.gateway.tail.HandOutStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdbcErasuresSqliteTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String SECRET = "a text that nobody may find";

    private final Path directory;
    private final SqliteFile file;
    private final JdbcErasures erasures;
    private final JdbcSessions sessions;
    private final JdbcOutbox outbox;
    private final JdbcHandOuts handOuts;

    JdbcErasuresSqliteTest(@TempDir Path directory) {
        this.directory = directory;
        file = SqliteFile.open(directory);
        erasures = new JdbcErasures(file.database());
        sessions = new JdbcSessions(file.database());
        outbox = new JdbcOutbox(file.database());
        handOuts = new JdbcHandOuts(file.database());
    }

    @AfterEach
    void close() {
        file.close();
    }

    private Session session(long channel) {
        Session session = new Session(
                SessionId.random(),
                TokenHash.of(SessionToken.random()),
                new ChannelId(channel),
                SECRET + " name",
                NOW,
                NOW);
        sessions.add(session);
        handOuts.saveAll(Map.of(session.id(), new HandOutStore.Saved(1, "log")));
        return session;
    }

    private OutboxId sent(Session session, long provisional) {
        OutboxEntry entry =
                new OutboxEntry(OutboxId.random(), session.id(), session.channel(), null, "Bob", SECRET, null, NOW);
        outbox.append(entry, new MessageId(provisional));
        return entry.id();
    }

    @Test
    void forgotten_isTheSession_withAllThatIsKeptOfIt_andOfNobodyElse() {
        // Given
        Session gone = session(1);
        outbox.delivered(sent(gone, 1), new Delivered(new MessageId(7), null));
        Session other = session(2);
        sent(other, 2);
        // When
        Erasure erasure = erasures.forget(gone, NOW, LONG);
        // Then
        assertThat(erasure).isEqualTo(new Erasure(gone.id(), gone.channel(), NOW));
        assertThat(sessions.find(gone.tokenHash())).isEmpty();
        assertThat(outbox.deliveredOf(gone.id())).isEmpty();
        assertThat(handOuts.find(gone.id())).isEmpty();
        assertThat(sessions.find(other.tokenHash())).isPresent();
        assertThat(outbox.undelivered()).hasSize(1);
        assertThat(handOuts.find(other.id())).isPresent();
    }

    @Test
    void whatMayBeOnItsWay_isWaitedFor() {
        // Given
        Session gone = session(1);
        sent(gone, 1);
        // When
        Erasure erasure = erasures.forget(gone, NOW, LONG);
        // Then
        assertThat(erasure.notBefore()).isEqualTo(NOW.plus(LONG));
        assertThat(outbox.undelivered()).isEmpty();
    }

    @Test
    void erasure_isPendingUntilItIsDone() {
        // Given
        Session late = session(1);
        sent(late, 1);
        Erasure second = erasures.forget(late, NOW, LONG);
        Erasure first = erasures.forget(session(2), NOW, LONG);
        // Then
        assertThat(erasures.pending()).containsExactly(first, second);
        // When
        erasures.done(first.session());
        // Then
        assertThat(erasures.pending()).containsExactly(second);
    }

    @Test
    void whatIsForgotten_isNotOnTheDiskAnyMore() throws IOException {
        // Given
        Session gone = session(1);
        sent(gone, 1);
        assertThat(disk()).contains(SECRET);
        // When
        erasures.forget(gone, NOW, LONG);
        // Then
        await().untilAsserted(() -> assertThat(disk()).doesNotContain(SECRET));
    }

    private String disk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path one : files.toList()) {
                all.append(Files.readString(one, ISO_8859_1));
            }
        }
        return all.toString();
    }
}
