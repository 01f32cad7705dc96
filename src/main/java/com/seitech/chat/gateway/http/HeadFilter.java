package com.seitech.chat.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

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
        problem(call.request()).ifPresentOrElse(body -> answers.send(call, Problem.INVALID_REQUEST, body), call::next);
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
