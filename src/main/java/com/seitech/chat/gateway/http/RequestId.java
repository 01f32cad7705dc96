package com.seitech.chat.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names every request, in the answer and in the log, so that a visitor's report can be found. */
final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = RequestId.class.getName();
    /** What a client names its request is repeated to it and logged: only harmless characters, and few. */
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    void register(@Observes Filters filters) {
        filters.register(RequestId::name, FilterOrder.REQUEST_ID);
    }

    private static void name(RoutingContext call) {
        String given = call.request().getHeader(HEADER);
        String id = given != null && ACCEPTABLE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        call.put(KEY, id);
        call.response().putHeader(HEADER, id);
        call.next();
    }

    static String of(RoutingContext call) {
        @Nullable String id = call.get(KEY);
        return id == null ? "-" : id;
    }
}
