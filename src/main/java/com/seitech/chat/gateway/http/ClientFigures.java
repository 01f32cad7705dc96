package com.seitech.chat.gateway.http;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/**
 * How requests said whom they are of, since the start: whether the proxies in front and our settings fit together. Of preflights
 * only, which every browser sends before its first call from another site.
 */
@Singleton
public final class ClientFigures {
    private final LongAdder direct = new LongAdder();
    private final LongAdder named = new LongAdder();
    private final LongAdder unbelieved = new LongAdder();
    private final LongAdder unnamed = new LongAdder();

    void note(boolean trusted, boolean names) {
        if (trusted) {
            (names ? named : unnamed).increment();
        } else {
            (names ? unbelieved : direct).increment();
        }
    }

    /** From somebody who names no other: the client itself. */
    public long direct() {
        return direct.sum();
    }

    /** A proxy of ours named the client. */
    public long named() {
        return named.sum();
    }

    /** Somebody named another, and is none of our proxies: a setting is missing, or it was made up. */
    public long unbelieved() {
        return unbelieved.sum();
    }

    /** A proxy of ours named nobody. */
    public long unnamed() {
        return unnamed.sum();
    }
}
