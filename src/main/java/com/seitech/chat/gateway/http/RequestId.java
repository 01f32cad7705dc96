package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.log.RequestContext;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names every request, in the answer and in the log, so that a visitor's report can be found. */
@Singleton
final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final CharSequence NAME = HttpHeaders.createOptimized(HEADER);
    private static final String KEY = RequestId.class.getName();
    private static final String ARRIVAL = KEY + ".arrival";
    /** What a client names its request is repeated to it and logged: only harmless characters, and few. */
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Clock clock;
    private final PeerProof proof;

    RequestId(Clock clock, PeerProof proof) {
        this.clock = clock;
        this.proof = proof;
    }

    void register(@Observes Filters filters) {
        filters.register(this::name, FilterOrder.REQUEST_ID);
    }

    private void name(RoutingContext call) {
        if (!isTold(call)) {
            tell(call);
        }
        begin(call);
        call.put(ARRIVAL, clock.instant().minus(proof.ageOf(call.request())));
        call.next();
    }

    /** Not for the polls that are answered before: nothing of them is logged, and Odoo is not asked. */
    private static void begin(RoutingContext call) {
        RequestContext.begin(of(call));
        RequestContext.inChannel(Endpoint.channelIn(call.request().path()));
    }

    static boolean isTold(RoutingContext call) {
        return call.get(KEY) != null;
    }

    /** For what may answer before this filter. */
    static void tell(RoutingContext call) {
        String given = call.request().getHeader(NAME);
        String id = given != null && ACCEPTABLE.matcher(given).matches() ? given : unique();
        call.put(KEY, id);
        call.response().putHeader(NAME, id);
    }

    /** No secret: the generator of secrets would cost more than the answer to most calls. */
    private static String unique() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** When the head of the request was there, at the replica that it reached first; its body may have come much later. */
    static Instant arrival(RoutingContext call) {
        return Objects.requireNonNull(call.get(ARRIVAL));
    }

    /** As {@link #arrival}, by {@link System#nanoTime}. */
    long arrivedNanos(RoutingContext call) {
        return System.nanoTime()
                - Duration.between(arrival(call), clock.instant()).toNanos();
    }

    static String of(RoutingContext call) {
        @Nullable String id = call.get(KEY);
        return id == null ? "-" : id;
    }
}
