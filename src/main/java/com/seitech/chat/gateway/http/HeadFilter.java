package com.seitech.chat.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jspecify.annotations.Nullable;

/** Bounds what comes before the body, below what the framework itself takes, which it refuses without a word. */
@Singleton
final class HeadFilter {
    private final int longestQuery;
    private final int mostHeaders;
    private final PlainAnswers answers;

    HeadFilter(HttpConfig config, PlainAnswers answers) {
        this.longestQuery = (int) config.http().maxQuery().asLongValue();
        this.mostHeaders = config.http().maxHeaders();
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::judge, FilterOrder.HEAD);
    }

    private void judge(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (isWithoutBody(request)) {
            // The framework would ask for a type all the same.
            request.headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        if (!isReadable(request.getHeader(HttpHeaders.ACCEPT))) {
            // It asks for nothing in particular.
            request.headers().remove(HttpHeaders.ACCEPT);
        }
        if (!isReadable(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            // Bytes of no known kind: refused where that matters.
            request.headers().set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        }
        problem(call.request()).ifPresentOrElse(body -> answers.send(call, Problem.INVALID_REQUEST, body), call::next);
    }

    private static boolean isWithoutBody(HttpServerRequest request) {
        return HttpMethod.POST.equals(request.method())
                && !request.headers().contains(HttpHeaders.CONTENT_TYPE)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && BodyFilter.announced(request) == 0;
    }

    /** The framework's own parser has to be asked: at what it cannot read, it fails. */
    private static boolean isReadable(@Nullable String types) {
        if (types == null || types.equals("*/*") || types.equals("application/json")) {
            return true;
        }
        try {
            return !MediaTypeHelper.parseHeader(types).isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Optional<ErrorBody> problem(HttpServerRequest request) {
        String query = request.query();
        if (query != null && query.length() > longestQuery) {
            return refused("query", "must not be longer than " + longestQuery + " characters.");
        }
        return request.headers().size() > mostHeaders
                ? refused("headers", "must not be more than " + mostHeaders + ".")
                : Optional.empty();
    }

    private static Optional<ErrorBody> refused(String field, String text) {
        return Optional.of(
                ErrorBody.of(Problem.INVALID_REQUEST, field + " " + text).withField(field));
    }
}
