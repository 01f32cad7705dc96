package com.seitech.chat.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.session.SessionId;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final String OFFICE = "192.0.2.1";
    private static final int PLENTY = 10_000_000;

    private final Time time = new Time();
    private final LimitFigures figures = new LimitFigures();
    private final Limits limits = limits(1_000);

    @Test
    void channels_burst_isTakenAtOnce() {
        assertThat(takenChannels(OFFICE, 100)).isEqualTo(40);
    }

    @Test
    void channels_afterTheBurst_comeBackAtTheirRate() {
        // Given
        takenChannels(OFFICE, 100);
        time.advance(Duration.ofMinutes(1));
        // When
        int taken = takenChannels(OFFICE, 100);
        // Then
        assertThat(taken).isEqualTo(20);
    }

    @Test
    void channels_afterALongPause_areOneBurstAgain() {
        // Given
        takenChannels(OFFICE, 100);
        time.advance(Duration.ofDays(1));
        // When
        int taken = takenChannels(OFFICE, 100);
        // Then
        assertThat(taken).isEqualTo(40);
    }

    @Test
    void reads_beyondTheBurst_areNotTaken_andCounted() {
        // Given
        SessionId session = SessionId.random();
        // When
        long taken = IntStream.range(0, 30).filter(i -> limits.take(session)).count();
        // Then
        assertThat(taken).isEqualTo(20);
        assertThat(figures.hits(Limit.READS)).isEqualTo(10);
        assertThat(limits.take(SessionId.random())).isTrue();
        time.advance(Duration.ofSeconds(1));
        assertThat(IntStream.range(0, 30).filter(i -> limits.take(session)).count())
                .isEqualTo(2);
        Limits narrow = limits(1_000, 5);
        assertThat(IntStream.range(0, 30)
                        .filter(i -> narrow.take(SessionId.random()))
                        .count())
                .isEqualTo(5);
        assertThat(figures.hits(Limit.ALL_READS)).isEqualTo(25);
    }

    @Test
    void everybodyTogether_hasABound() {
        // Given
        Limits narrow = limits(1_000, 5);
        for (int i = 0; i < 5; i++) {
            narrow.takeChannel("192.0.2." + i);
            narrow.takeSend(SessionId.random());
            narrow.takeUpload(SessionId.random());
        }
        // When Then
        assertThatThrownBy(() -> narrow.takeChannel("192.0.2.9")).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> narrow.takeSend(SessionId.random())).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> narrow.takeUpload(SessionId.random())).isInstanceOf(RateLimited.class);
        time.advance(Duration.ofMinutes(1));
        narrow.takeChannel("192.0.2.9");
        narrow.takeSend(SessionId.random());
        narrow.takeUpload(SessionId.random());
    }

    @Test
    void whoIsRefusedForHimself_takesNothingFromTheOthers() {
        // Given
        Limits narrow = limits(1_000, 50);
        SessionId flooding = SessionId.random();
        for (int i = 0; i < 1_000; i++) {
            isTaken(() -> narrow.takeSend(flooding));
        }
        // When
        long others = IntStream.range(0, 100)
                .filter(i -> isTaken(() -> narrow.takeSend(SessionId.random())))
                .count();
        // Then
        assertThat(others).isEqualTo(20);
    }

    private static boolean isTaken(Runnable take) {
        try {
            take.run();
            return true;
        } catch (RateLimited e) {
            return false;
        }
    }

    @Test
    void sends_burst_thenTwoASecond() {
        // Given
        SessionId session = SessionId.random();
        assertThat(takenSends(session, 100)).isEqualTo(30);
        time.advance(Duration.ofSeconds(1));
        // When
        int taken = takenSends(session, 100);
        // Then
        assertThat(taken).isEqualTo(2);
    }

    @Test
    void sends_atTheirRate_areNeverRefused() {
        // Given
        SessionId session = SessionId.random();
        takenSends(session, 100);
        // When
        int taken = IntStream.range(0, 200)
                .map(i -> {
                    time.advance(Duration.ofMillis(500));
                    return takenSends(session, 1);
                })
                .sum();
        // Then
        assertThat(taken).isEqualTo(200);
    }

    @Test
    void uploads_tenAMinute() {
        // Given
        SessionId session = SessionId.random();
        assertThat(taken(100, i -> () -> limits.takeUpload(session))).isEqualTo(10);
        time.advance(Duration.ofMinutes(1));
        // When
        int taken = taken(100, i -> () -> limits.takeUpload(session));
        // Then
        assertThat(taken).isEqualTo(10);
    }

    @Test
    void oneKey_thatIsExhausted_shutsOutNoOther() {
        // Given
        SessionId greedy = SessionId.random();
        SessionId modest = SessionId.random();
        takenChannels(OFFICE, 100);
        takenSends(greedy, 100);
        // When Then
        assertThatCode(() -> {
                    limits.takeChannel("192.0.2.2");
                    limits.takeSend(modest);
                    limits.takeUpload(greedy);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void retryAfter_isPositiveAndThenEnough() {
        // Given
        SessionId session = SessionId.random();
        takenSends(session, 100);
        // When
        Duration retryAfter = catchThrowableOfType(RateLimited.class, () -> limits.takeSend(session))
                .retryAfter();
        // Then
        assertThat(retryAfter).isPositive().isLessThanOrEqualTo(Duration.ofMillis(500));
        time.advance(retryAfter.minusNanos(1));
        assertThatThrownBy(() -> limits.takeSend(session)).isInstanceOf(RateLimited.class);
        time.advance(Duration.ofNanos(1));
        assertThatCode(() -> limits.takeSend(session)).doesNotThrowAnyException();
    }

    @Test
    void refusedTries_doNotDelayTheNextSuccess() {
        // Given
        SessionId session = SessionId.random();
        takenSends(session, 10_000);
        time.advance(Duration.ofMillis(500));
        // When Then
        assertThatCode(() -> limits.takeSend(session)).doesNotThrowAnyException();
    }

    @Test
    void memory_floodOfAddresses_isBounded() {
        // Given
        int remembered = 10;
        Limits small = limits(remembered);
        int addresses = 2_000;
        IntFunction<Runnable> take = i -> () -> small.takeChannel("address " + i);
        for (int round = 0; round < 40; round++) {
            assertThat(taken(addresses, take)).isPositive();
        }
        // When Then
        await().untilAsserted(() -> assertThat(addresses - taken(addresses, take))
                .as("addresses whose use is remembered")
                .isLessThanOrEqualTo(10 * remembered));
    }

    @Test
    void memory_aMillionAddresses_leaveAsManyAsAreRemembered() {
        // Given
        int remembered = 200_000;
        Limits many = limits(remembered);
        // When
        for (int i = 0; i < 1_000_000; i++) {
            many.takeChannel("address " + i);
        }
        // Then
        assertThat(many.remembered()).isPositive().isLessThanOrEqualTo(remembered);
    }

    @Test
    void memory_aMillionSessions_leaveAsManyAsAreRemembered() {
        // Given
        int remembered = 1_000;
        Limits many = limits(remembered);
        // When
        for (int i = 0; i < 1_000_000; i++) {
            SessionId session = SessionId.random();
            many.takeSend(session);
            many.takeUpload(session);
        }
        // Then
        assertThat(many.remembered()).isPositive().isLessThanOrEqualTo(remembered);
    }

    /** New addresses come and go, also at once; one that asks all the time stays known, and stays refused. */
    @Test
    void floodOfAddresses_refusesNone_andIsNoWayOutForOneThatIsRefused() {
        // Given
        Limits small = limits(1_000);
        assertThat(taken(100, i -> () -> small.takeChannel(OFFICE))).isEqualTo(40);
        // When
        int others = 0;
        int escaped = 0;
        for (int i = 0; i < 100_000; i++) {
            String address = "address " + i;
            others += taken(1, once -> () -> small.takeChannel(address));
            escaped += taken(1, once -> () -> small.takeChannel(OFFICE));
        }
        // Then
        assertThat(others).isEqualTo(100_000);
        assertThat(escaped).isZero();
    }

    @Test
    void floodOfOneAddress_leavesTheOthersTheirPart() {
        // Given
        Limits narrow = limits(1_000, 50);
        assertThat(taken(10_000, i -> () -> narrow.takeChannel(OFFICE))).isEqualTo(40);
        // When
        int others = taken(100, i -> () -> narrow.takeChannel("192.0.2." + i));
        // Then
        assertThat(others).isEqualTo(10);
    }

    private int takenChannels(String address, int tries) {
        return taken(tries, i -> () -> limits.takeChannel(address));
    }

    private int takenSends(SessionId session, int tries) {
        return taken(tries, i -> () -> limits.takeSend(session));
    }

    private static int taken(int tries, IntFunction<Runnable> take) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            try {
                take.apply(i).run();
                taken++;
            } catch (RateLimited e) {
                assertThat(e.retryAfter()).isPositive();
            }
        }
        return taken;
    }

    private Limits limits(int remembered) {
        return limits(remembered, PLENTY);
    }

    private Limits limits(int remembered, int ofAll) {
        return new Limits(
                new Config(
                        40,
                        20,
                        30,
                        2,
                        10,
                        6,
                        20,
                        2,
                        ofAll,
                        ofAll,
                        ofAll,
                        ofAll,
                        ofAll,
                        ofAll,
                        ofAll,
                        ofAll,
                        200,
                        200,
                        1_000,
                        20_000,
                        remembered),
                figures,
                time);
    }

    private record Config(
            int channelBurst,
            int channelsPerMinute,
            int sendBurst,
            int sendsPerSecond,
            int uploadsPerMinute,
            int transcriptsPerMinute,
            int readBurst,
            int readsPerSecond,
            int allChannelBurst,
            int allChannelsPerSecond,
            int allSendBurst,
            int allSendsPerSecond,
            int allUploadsPerMinute,
            int allTranscriptsPerMinute,
            int allReadBurst,
            int allReadsPerSecond,
            int connectionsPerAddress,
            int downloadsPerAddress,
            int socketsPerAddress,
            int sockets,
            int remembered)
            implements LimitsConfig {}

    /** Stands still until the test moves it. */
    private static final class Time implements TimeMeter {
        private final AtomicLong nanos = new AtomicLong();

        void advance(Duration by) {
            nanos.addAndGet(by.toNanos());
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
