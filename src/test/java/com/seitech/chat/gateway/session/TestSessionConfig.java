package com.seitech.chat.gateway.session;

import java.time.Clock;
import java.time.Duration;

/** Settings as a test needs them. */
public record TestSessionConfig(Duration lifetime, int cached, Duration touchInterval) implements SessionConfig {
    static final Duration LIFETIME = Duration.ofDays(30);

    static TestSessionConfig cached(int cached) {
        return new TestSessionConfig(LIFETIME, cached, Duration.ofSeconds(30));
    }

    /** For the tests of other packages. */
    public static Admission admission(Sessions sessions, Clock clock) {
        return new Admission(sessions, cached(1_000), clock);
    }
}
