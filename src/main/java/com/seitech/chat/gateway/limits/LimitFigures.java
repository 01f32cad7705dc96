package com.seitech.chat.gateway.limits;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often visitors were refused at each limit, for operators. */
@Singleton
public final class LimitFigures {
    private final Map<Limit, LongAdder> hits = new EnumMap<>(Limit.class);

    /** All at zero. */
    public LimitFigures() {
        for (Limit limit : Limit.values()) {
            hits.put(limit, new LongAdder());
        }
    }

    /** Somebody was refused. */
    public void hit(Limit limit) {
        of(limit).increment();
    }

    /** Since the start. */
    public long hits(Limit limit) {
        return of(limit).sum();
    }

    private LongAdder of(Limit limit) {
        return Objects.requireNonNull(hits.get(limit));
    }
}
