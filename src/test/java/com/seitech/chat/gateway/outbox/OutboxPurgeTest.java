package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class OutboxPurgeTest {
    @Test
    void purge_forgetsWhatIsOlderThanAKeysLifetime() {
        // Given
        TestClock clock = new TestClock();
        InMemoryOutbox outbox = new InMemoryOutbox();
        TestOutboxConfig config = TestOutboxConfig.turnWait(Duration.ofSeconds(1));
        outbox.append(Entries.text(Entries.CHANNEL, "old", "old", clock.instant()));
        clock.advance(Duration.ofMillis(1));
        outbox.append(Entries.text(Entries.CHANNEL, "kept", "kept", clock.instant()));
        clock.advance(config.keyLifetime());
        // When
        new OutboxPurge(outbox, config, clock).purge();
        // Then
        assertThat(outbox.byKey(Entries.CHANNEL, "old")).isEmpty();
        assertThat(outbox.byKey(Entries.CHANNEL, "kept")).isPresent();
    }
}
