package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.HandOutLog.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link HandOutLog#giveNothing} must leave the log as {@link HandOutLog#give} of an empty list does. */
final class HandOutOfNothingTest {
    private static final int STEPS = 300;
    private static final long NEWEST = 30;
    /** A page goes on to longer lists, and never back: otherwise it would be two. */
    private static final int STEPS_OF_A_LIST = 10;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final HandOutLog one = log();
    private final HandOutLog other = log();

    private HandOutLog log() {
        return new HandOutLog(new ChannelId(1), null, Duration.ofSeconds(1), Duration.ofSeconds(60), now);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void giveNothing_isGiveOfNothing(long seed) {
        // Given
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            now = now.plusMillis(random.nextInt(3_000));
            MessageId list = new MessageId(i / STEPS_OF_A_LIST);
            somethingHappens(random.nextInt(4), list, new MessageId(random.nextLong(1, NEWEST)));
            MessageId last = random.nextInt(5) == 0 ? new MessageId(1_800_000_000_000L + random.nextInt(3)) : list;
            MessageId settled = new MessageId(random.nextLong(NEWEST));
            // When
            Seen seen = one.giveNothing(last, one.seenBy(last), settled, now);
            // Then
            Visible nothing = new Visible(other.seenBy(last).floor(), List.of(), settled);
            HandOut given = other.give(last, now, nothing, id -> false, now);
            assertThat(seen).as("step %s of seed %s", i, seed).isEqualTo(given.seen());
            assertThat(one.save().text()).isEqualTo(other.save().text());
        }
    }

    /** The same to both. */
    private void somethingHappens(int what, MessageId list, MessageId id) {
        Stream.of(one, other).forEach(log -> {
            switch (what) {
                case 0 -> log.sendAnswered(log.sendStarted(now), id, now);
                case 1 -> log.sendFailed(log.sendStarted(now), now);
                case 2 ->
                    log.give(
                            list, now, new Visible(new MessageId(0), List.of(id), new MessageId(0)), own -> false, now);
                default -> log.replaced(id, new MessageId(id.value() + 1), now);
            }
        });
    }
}
