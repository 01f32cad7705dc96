package com.seitech.chat.gateway.limits;

import java.time.Duration;

/** Too much in too little time. */
public final class RateLimited extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Limit limit;
    private final Duration retryAfter;

    public RateLimited(Limit limit, Duration retryAfter) {
        super("rate limited", null, false, false);
        this.limit = limit;
        this.retryAfter = retryAfter;
    }

    public Limit limit() {
        return limit;
    }

    /** How long to wait before the next try can succeed. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
