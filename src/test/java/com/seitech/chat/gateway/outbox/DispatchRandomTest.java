package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.outbox.InMemoryOdoo.Fate;
import com.seitech.chat.gateway.outbox.TestOutboxConfig.Node;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Visitors of several channels write the same few texts again and again, with and without key, while deliveries fail,
 * replies get lost, answers do not reach them and the gateway restarts. Run it again with {@code -Dseed=…}.
 */
final class DispatchRandomTest {
    private static final int CHANNELS = 8;
    private static final int MESSAGES = 150;
    private static final List<String> TEXTS = List.of("yes", "no", "hello?", "🦊");

    private final InMemoryOdoo odoo = new InMemoryOdoo();
    private final Map<ChannelId, Visitor> visitors = new ConcurrentHashMap<>();

    @Test
    void everyAcceptedMessage_isInOdooExactlyOnce(TestReporter reporter) throws Exception {
        // Given
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
        reporter.publishEntry("seed", Long.toString(seed));
        System.out.println("DispatchRandomTest seed: " + seed);
        IntStream.rangeClosed(1, CHANNELS)
                .mapToObj(ChannelId::new)
                .forEach(channel -> visitors.put(channel, new Visitor(channel, seed)));
        odoo.fates(entry -> visitor(entry.channel()).fate());
        // When
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Visitor> done : threads.invokeAll(visitors.values())) {
                done.get();
            }
        }
        // Then
        odoo.fate(Fate.DELIVERED);
        visitors.values().forEach(visitor -> visitor.check(seed));
        assertThat(odoo.blindWrites()).as("seed %d", seed).isZero();
    }

    private Visitor visitor(ChannelId channel) {
        Visitor visitor = visitors.get(channel);
        if (visitor == null) {
            throw new IllegalStateException("no such channel: " + channel);
        }
        return visitor;
    }

    /** Writes one message after the other, and repeats one until its answer came or its patience ends. */
    private final class Visitor implements Callable<Visitor> {
        private final ChannelId channel;
        private final Random random;
        private final Map<OutboxId, String> acknowledged = new LinkedHashMap<>();
        private final Map<String, Integer> written = new HashMap<>();
        private final InMemoryOutbox outbox = new InMemoryOutbox();
        private Node node = restarted(null);
        private volatile boolean crashed;
        private Instant now = TestClock.START;

        Visitor(ChannelId channel, long seed) {
            this.channel = channel;
            this.random = new Random(seed ^ (channel.value() * 0x9E3779B97F4A7C15L));
        }

        Fate fate() {
            Fate[] all = Fate.values();
            Fate fate = random.nextInt(3) > 0 ? Fate.DELIVERED : all[random.nextInt(all.length)];
            crashed = crashed || fate == Fate.CRASH_BEFORE || fate == Fate.CRASH_AFTER;
            return fate;
        }

        @Override
        public Visitor call() {
            for (int i = 0; i < MESSAGES; i++) {
                String text = TEXTS.get(random.nextInt(TEXTS.size()));
                written.merge(text, 1, Integer::sum);
                write(text, random.nextBoolean() ? "key-" + i : null);
                now = now.plusMillis(random.nextInt(40_000));
            }
            return this;
        }

        private void write(String text, @Nullable String key) {
            for (int patience = random.nextInt(1, 8); patience > 0; patience--) {
                OutboxEntry entry = Entries.text(channel, text, key, now);
                if (random.nextInt(10) == 0) {
                    node = restarted(node);
                }
                Receipt receipt = attempt(entry);
                if (crashed) {
                    crashed = false;
                    node = restarted(node);
                } else if (receipt != null && answerArrives(receipt)) {
                    acknowledged.put(receipt.entry(), text);
                    return;
                }
                now = now.plusMillis(random.nextInt(20_000));
            }
        }

        private @Nullable Receipt attempt(OutboxEntry entry) {
            try {
                return node.dispatch().send(entry, () -> {});
            } catch (NotDelivered e) {
                return null;
            }
        }

        private boolean answerArrives(Receipt receipt) {
            boolean arrives = random.nextInt(4) > 0;
            node.answers().ended(receipt.entry(), arrives);
            if (arrives) {
                await().pollInterval(Duration.ofMillis(1)).until(() -> outbox.isAnswered(receipt.entry()));
            }
            return arrives;
        }

        void check(long seed) {
            await().until(() -> node.queue().size() == 0);
            List<OutboxId> inOdoo = odoo.written().stream()
                    .filter(entry -> entry.channel().equals(channel))
                    .map(OutboxEntry::id)
                    .toList();
            assertThat(acknowledged).as("seed %d", seed).hasSizeGreaterThan(MESSAGES / 2);
            assertThat(inOdoo).as("seed %d", seed).doesNotHaveDuplicates().containsAll(acknowledged.keySet());
            written.forEach((text, times) -> assertThat(odoo.written())
                    .as("seed %d", seed)
                    .filteredOn(e -> e.channel().equals(channel) && e.content().equals(text))
                    .hasSizeLessThanOrEqualTo(times));
        }

        private Node restarted(@Nullable Node before) {
            if (before != null) {
                before.worker().stop(new ShutdownEvent());
            }
            Node started = new Node(outbox, odoo, TestOutboxConfig.impatient(), new TestClock());
            started.start();
            return started;
        }
    }
}
