package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.Replica;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What another replica answered.
 *
 * @param outcome under which it wants to hear whether the answer reached the client; null when it does not
 */
record PeerAnswer(
        Replica from,
        int status,
        MultiMap headers,
        Buffer body,
        @Nullable String outcome) {
    /** What of its headers is about the content; all others are set here. */
    private static final List<CharSequence> OF_THE_CONTENT = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.createOptimized("Content-Disposition"),
            HttpHeaders.createOptimized("Retry-After"));

    /** To be called as soon as the head is there. */
    static Future<PeerAnswer> read(Replica from, HttpClientResponse response) {
        String outcome = response.getHeader(AnswerOutcomes.HEADER);
        return response.body()
                .map(body -> new PeerAnswer(from, response.statusCode(), response.headers(), body, outcome));
    }

    /** Gives it to the client. */
    void writeTo(HttpServerResponse response) {
        response.setStatusCode(status);
        copy(headers, response.headers());
        var _ = response.end(body);
    }

    static void copy(MultiMap from, MultiMap to) {
        for (CharSequence name : OF_THE_CONTENT) {
            String value = from.get(name);
            if (value != null) {
                to.set(name, value);
            }
        }
    }

    /** The same, by a resource. */
    RestResponse<Object> asResponse() {
        RestResponse.ResponseBuilder<Object> response = RestResponse.ResponseBuilder.create(status);
        String retryAfter = headers.get("Retry-After");
        if (retryAfter != null) {
            response.header("Retry-After", retryAfter);
        }
        return response.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.getBytes())
                .build();
    }

    @Override
    public String toString() {
        return "PeerAnswer[" + status + "]";
    }
}
