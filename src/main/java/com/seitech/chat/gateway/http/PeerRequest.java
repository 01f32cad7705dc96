package com.seitech.chat.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;

/**
 * A request to another replica, which may have to be sent more than once.
 *
 * @param uri path and query
 * @param arrivedNanos when it arrived here, or was made, by {@link System#nanoTime}
 */
record PeerRequest(HttpMethod method, String uri, MultiMap headers, Body body, long arrivedNanos) {
    /** Sends the head and the body. */
    @FunctionalInterface
    interface Body {
        Future<HttpClientResponse> send(HttpClientRequest request);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - arrivedNanos);
    }

    PeerRequest withUri(String other) {
        return new PeerRequest(method, other, headers, body, arrivedNanos);
    }

    static Body of(Buffer content) {
        return content.length() == 0 ? HttpClientRequest::send : request -> request.send(content);
    }

    /** Prints nothing: there is a token in the query, or in a header. */
    @Override
    public String toString() {
        return "PeerRequest[" + method + "]";
    }
}
