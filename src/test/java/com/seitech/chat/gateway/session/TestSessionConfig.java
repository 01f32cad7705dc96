package com.seitech.chat.gateway.session;

import java.time.Clock;
import java.time.Duration;

/** Settings as a test needs them. */
public record TestSessionConfig(
        Duration lifetime,
        Duration closedLifetime,
        int cached,
        Duration touchInterval,
        Duration verifyPatience,
        Duration verifyPause,
        int verifyQueue)
        implements SessionConfig {
    static final Duration LIFETIME = Duration.ofDays(30);

    static TestSessionConfig cached(int cached) {
        return new TestSessionConfig(
                LIFETIME,
                Duration.ofHours(24),
                cached,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofMillis(1),
                1_000);
    }

    /** For the tests of other packages. */
    public static Admission admission(Sessions sessions, Clock clock) {
        return admission(sessions, new InMemoryReferences(), cached(1_000), clock);
    }

    static Admission admission(Sessions sessions, References references, SessionConfig config, Clock clock) {
        Revocations revocations = new Revocations(sessions);
        Verification verification = new Verification(sessions, references, revocations, config, clock);
        return new Admission(sessions, config, clock, verification, revocations);
    }
}
