package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChannelTurnsTest {
    private static final ChannelId CHANNEL = new ChannelId(1);
    /** The common pool may have a single thread. */
    private static final Executor THREADS = Thread::startVirtualThread;

    private final ChannelTurns turns = new ChannelTurns(TestOutboxConfig.turnWait(Duration.ofSeconds(15)));

    @Test
    void oneChannel_manyThreads_goOneAtATime() throws InterruptedException {
        // Given
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int[] unguarded = {0};
        Runnable work = () -> turns.inTurn(CHANNEL, () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            unguarded[0]++;
            LockSupport.parkNanos(1_000);
            return inside.decrementAndGet();
        });
        List<Thread> threads = IntStream.range(0, 200)
                .mapToObj(i -> Thread.ofVirtual().unstarted(work))
                .toList();
        // When
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        // Then
        assertThat(most).hasValue(1);
        assertThat(unguarded[0]).isEqualTo(200);
    }

    @Test
    void oneChannel_waitingThreads_goInTheOrderTheyCame() throws InterruptedException {
        // Given
        CountDownLatch release = new CountDownLatch(1);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        threads.add(queued(() -> awaitQuietly(release)));
        for (int i = 0; i < 30; i++) {
            int number = i;
            threads.add(queued(() -> order.add(number)));
        }
        // When
        release.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        // Then
        assertThat(order).isEqualTo(IntStream.range(0, 30).boxed().toList());
    }

    /** Answers once the thread waits, be it for its turn or inside of it. */
    private Thread queued(Runnable work) {
        Thread thread = Thread.ofPlatform()
                .start(() -> turns.inTurn(CHANNEL, () -> {
                    work.run();
                    return true;
                }));
        await().pollInterval(Duration.ofMillis(1)).until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    @Test
    void differentChannels_goInParallel() {
        // Given
        CyclicBarrier meeting = new CyclicBarrier(2);
        // When
        CompletableFuture<Boolean> one =
                CompletableFuture.supplyAsync(() -> turns.inTurn(new ChannelId(1), () -> meets(meeting)), THREADS);
        CompletableFuture<Boolean> two =
                CompletableFuture.supplyAsync(() -> turns.inTurn(new ChannelId(2), () -> meets(meeting)), THREADS);
        // Then
        assertThat(one.join()).isTrue();
        assertThat(two.join()).isTrue();
    }

    @Test
    void turn_thatDoesNotComeInTime_isNotDeliveredAndWorthRepeating() {
        // Given
        ChannelTurns impatient = new ChannelTurns(TestOutboxConfig.turnWait(Duration.ofMillis(20)));
        AtomicInteger runs = new AtomicInteger();
        // When
        Throwable failure = impatient.inTurn(
                CHANNEL,
                () -> CompletableFuture.supplyAsync(() -> impatient.inTurn(CHANNEL, runs::incrementAndGet))
                        .handle((result, e) -> e.getCause())
                        .join());
        // Then
        assertThat(failure)
                .isInstanceOfSatisfying(
                        NotDelivered.class, e -> assertThat(e.worthRepeating()).isTrue());
        assertThat(runs).hasValue(0);
    }

    @Test
    void turn_afterOneThatFailed_comes() {
        // Given
        assertThatThrownBy(() -> turns.inTurn(CHANNEL, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        // When
        String result = CompletableFuture.supplyAsync(() -> turns.inTurn(CHANNEL, () -> "came"))
                .join();
        // Then
        assertThat(result).isEqualTo("came");
    }

    @Test
    void turn_interruptedWhileWaiting_isNotDeliveredAndStaysInterrupted() {
        // Given
        Thread.currentThread().interrupt();
        // When
        assertThatThrownBy(() -> turns.inTurn(CHANNEL, () -> "never")).isInstanceOf(NotDelivered.class);
        // Then
        assertThat(Thread.interrupted()).isTrue();
    }

    private static boolean meets(CyclicBarrier meeting) {
        try {
            meeting.await(10, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            return false;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
