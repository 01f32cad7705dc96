package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.cluster.TestSlots;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;

/** Settings as a test needs them. */
public record TestOutboxConfig(
        Duration turnWait, Duration patience, Duration longestPause, int parallel, int maxMessages)
        implements OutboxConfig {
    /** Another visitor's by now. */
    static final ChannelId GIVEN_AWAY = new ChannelId(666);

    static final Duration WINDOW = Duration.ofSeconds(60);
    private static final MemorySize TEXT = new MemorySize(BigInteger.valueOf(100_000));
    private static final MemorySize FILES = new MemorySize(BigInteger.valueOf(100_000_000));

    static TestOutboxConfig defaults() {
        return new TestOutboxConfig(Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofMillis(20), 4, 1000);
    }

    /** Senders hear at once that their message is queued, unless it is delivered already. */
    static TestOutboxConfig impatient() {
        return defaults().withPatience(Duration.ofMillis(300));
    }

    TestOutboxConfig withPatience(Duration other) {
        return new TestOutboxConfig(turnWait, other, longestPause, parallel, maxMessages);
    }

    TestOutboxConfig withMaxMessages(int most) {
        return new TestOutboxConfig(turnWait, patience, longestPause, parallel, most);
    }

    static TestOutboxConfig turnWait(Duration turnWait) {
        TestOutboxConfig like = defaults();
        return new TestOutboxConfig(turnWait, like.patience, like.longestPause, like.parallel, like.maxMessages);
    }

    @Override
    public Duration keyLifetime() {
        return Duration.ofHours(24);
    }

    @Override
    public Duration repeatWindow() {
        return WINDOW;
    }

    @Override
    public Duration filePatience() {
        return patience;
    }

    @Override
    public Duration maxAge() {
        return Duration.ofHours(24);
    }

    @Override
    public MemorySize maxText() {
        return TEXT;
    }

    @Override
    public MemorySize maxFiles() {
        return FILES;
    }

    @Override
    public MemorySize filesPerDay() {
        return FILES;
    }

    @Override
    public Duration drain() {
        return Duration.ofMillis(50);
    }

    /** For the tests of other packages. */
    public static Dispatch dispatch(Outbox outbox, Delivery delivery) {
        return new Node(outbox, delivery, defaults(), new TestClock()).dispatch();
    }

    /** In which this is shown as queued. */
    public static Queue queueWith(OutboxEntry entry, MessageId provisional) {
        Queue queue = new Queue(defaults());
        queue.add(new Waiting(entry, provisional, false, false));
        queue.announce(new Receipt(entry.id(), provisional, null));
        return queue;
    }

    /** One run of the gateway: what it holds in memory is gone in the next. */
    record Node(Dispatch dispatch, Answers answers, Doubts doubts, OutboxWorker worker, Queue queue, TestSlots slots) {
        Node(Outbox outbox, Delivery delivery, TestOutboxConfig config, Clock clock) {
            this(outbox, delivery, new NoFiles(), config, clock);
        }

        Node(Outbox outbox, Delivery delivery, OutboxFiles files, TestOutboxConfig config, Clock clock) {
            this(
                    outbox,
                    delivery,
                    files,
                    config,
                    clock,
                    new Queue(config),
                    new Answers(outbox, config),
                    new ChannelTurns(config),
                    new TestSlots());
        }

        /** As the events of the start do. */
        void start() {
            dispatch.start(new StartupEvent());
            worker.start(new StartupEvent());
        }

        private Node(
                Outbox outbox,
                Delivery delivery,
                OutboxFiles files,
                OutboxConfig config,
                Clock clock,
                Queue queue,
                Answers answers,
                ChannelTurns turns,
                TestSlots slots) {
            this(
                    outbox,
                    queue,
                    files,
                    config,
                    clock,
                    answers,
                    turns,
                    new Doubts(outbox, queue, files, turns, slots, config, clock),
                    new OutboxWorker(
                            outbox,
                            delivery,
                            queue,
                            files,
                            (session, channel) -> !channel.equals(GIVEN_AWAY),
                            config,
                            slots,
                            clock),
                    slots);
        }

        private Node(
                Outbox outbox,
                Queue queue,
                OutboxFiles files,
                OutboxConfig config,
                Clock clock,
                Answers answers,
                ChannelTurns turns,
                Doubts doubts,
                OutboxWorker worker,
                TestSlots slots) {
            this(
                    new Dispatch(
                            outbox,
                            worker,
                            queue,
                            new FileQuota(outbox, config, clock),
                            files,
                            turns,
                            answers,
                            doubts,
                            config,
                            slots,
                            clock),
                    answers,
                    doubts,
                    worker,
                    queue,
                    slots);
        }
    }
}
