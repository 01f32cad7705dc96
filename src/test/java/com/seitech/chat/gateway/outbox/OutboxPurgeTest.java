package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class OutboxPurgeTest {
    @Test
    void purge_forgetsWhatIsOlderThanAKeysLifetime() {
        // Given
        TestClock clock = new TestClock();
        InMemoryOutbox outbox = new InMemoryOutbox();
        TestOutboxConfig config = TestOutboxConfig.defaults();
        append(outbox, "old", clock.instant());
        clock.advance(Duration.ofMillis(1));
        append(outbox, "kept", clock.instant());
        clock.advance(config.keyLifetime());
        // When
        new OutboxPurge(outbox, new Queue(config), new NoFiles(), config, clock).purge();
        // Then
        assertThat(outbox.byKey(Entries.SESSION, "old")).isEmpty();
        assertThat(outbox.byKey(Entries.SESSION, "kept")).isPresent();
    }

    private static void append(Outbox outbox, String key, Instant at) {
        OutboxEntry entry = Entries.text(Entries.CHANNEL, key, key, at);
        outbox.append(entry, new MessageId(MessageId.FIRST_PROVISIONAL + at.toEpochMilli()));
        outbox.delivered(entry.id(), new DeliveryResult.Delivered(new MessageId(1), null));
    }
}
