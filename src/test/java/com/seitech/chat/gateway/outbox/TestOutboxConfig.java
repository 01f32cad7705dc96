package com.seitech.chat.gateway.outbox;

import java.time.Duration;

/** Settings as a test needs them. */
public record TestOutboxConfig(Duration keyLifetime, Duration repeatWindow, Duration turnWait) implements OutboxConfig {
    static final Duration WINDOW = Duration.ofSeconds(60);

    static TestOutboxConfig turnWait(Duration turnWait) {
        return new TestOutboxConfig(Duration.ofHours(24), WINDOW, turnWait);
    }

    /** For the tests of other packages. */
    public static Dispatch dispatch(Outbox outbox, Delivery delivery) {
        return new Node(outbox, delivery, Duration.ofSeconds(15)).dispatch();
    }

    /** One run of the gateway: what it holds in memory is gone in the next. */
    record Node(Dispatch dispatch, Answers answers) {
        Node(Outbox outbox, Delivery delivery, Duration turnWait) {
            this(outbox, delivery, turnWait(turnWait), new Answers(outbox));
        }

        private Node(Outbox outbox, Delivery delivery, OutboxConfig config, Answers answers) {
            this(new Dispatch(outbox, delivery, new ChannelTurns(config), answers, config), answers);
        }
    }
}
