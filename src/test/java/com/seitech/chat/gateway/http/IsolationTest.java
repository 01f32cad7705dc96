package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.session.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever attackers do with what is theirs, and with what they know of others, they learn nothing of a victim, of
 * employees' channels, or of files that are in no chat, and change nothing there. One seed alone is run with {@code
 * -Disolation.seed=}, more of them with {@code -Disolation.seeds=}.
 */
@QuarkusTest
@TestProfile(IsolationTest.Quick.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init") // injected
final class IsolationTest extends HttpTest {
    static final String NUDGE_SECRET = "a-secret-of-Odoo_0123";
    private static final int SEEDS = 3;
    private static final int STEPS = 180;

    @Inject
    Sessions sessions;

    /** Nobody waits long for an Odoo that is away, and nobody acts too often. */
    public static final class Quick implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.limits.transcripts-per-minute", "100000",
                    "gateway.limits.all-transcripts-per-minute", "100000",
                    "gateway.outbox.patience", "150ms",
                    "gateway.outbox.file-patience", "300ms",
                    "gateway.outbox.longest-pause", "300ms",
                    "gateway.feed.patience", "300ms",
                    "gateway.limits.send-burst", "100000",
                    "gateway.limits.uploads-per-minute", "100000",
                    "gateway.nudge.secret", NUDGE_SECRET);
        }
    }

    static LongStream seeds() {
        Long one = Long.getLong("isolation.seed");
        return one == null ? LongStream.range(0, Integer.getInteger("isolation.seeds", SEEDS)) : LongStream.of(one);
    }

    @AfterEach
    void goOn() {
        odoo.start();
        odoo.time(Clock.systemUTC());
        // What was written in that future must not look newer than what others write.
        odoo.reset();
        odoo.losesIds(1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingOfAVictim_reachesAnAttacker_orIsChangedByOne(long seed) {
        try (Siege siege = new Siege(seed, odoo, browser, queue)) {
            // Given
            siege.prepare(channels, sessions);
            // When
            siege.lastFor(STEPS);
            // Then
            odoo.start();
            await().until(() -> queue.size() == 0);
            siege.end();
            assertThat(siege.successes()).as("calls for what is their own").isGreaterThan(10);
        }
    }
}
