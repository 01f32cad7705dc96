package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.seitech.chat.gateway.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FileQuotaTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long MOST = 100_000_000;

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final TestClock clock = new TestClock();
    private final FileQuota quota = new FileQuota(outbox, TestOutboxConfig.defaults(), clock);

    private OutboxEntry file(long size) {
        return Entries.file(new OutboxFile(Path.of("kept"), "cat.png", "image/png", size, "00ff"), clock.instant());
    }

    private void send(long size) {
        OutboxEntry entry = file(size);
        quota.require(entry);
        Entries.append(outbox, entry);
    }

    @Test
    void filesOfADay_haveABoundTogether() {
        // Given
        send(MOST - 10);
        // When
        send(10);
        // Then
        assertThatThrownBy(() -> send(1)).isInstanceOf(TooManyFiles.class).hasMessageContaining("95 MB");
    }

    @Test
    void retryAfter_isWhenTheOldestThatMustGoAreADayOld() {
        // Given
        send(10);
        clock.advance(Duration.ofHours(1));
        send(20);
        clock.advance(Duration.ofHours(1));
        send(MOST - 30);
        // When
        Duration first = retryAfter(10);
        Duration second = retryAfter(11);
        // Then
        assertThat(first).isEqualTo(DAY.minusHours(2));
        assertThat(second).isEqualTo(DAY.minusHours(1));
        clock.advance(second);
        send(11);
    }

    private Duration retryAfter(long size) {
        return catchThrowableOfType(TooManyFiles.class, () -> send(size)).retryAfter();
    }

    @Test
    void text_isNoFile() {
        // Given
        send(MOST);
        // When Then
        quota.require(Entries.text("Hello", null));
    }
}
