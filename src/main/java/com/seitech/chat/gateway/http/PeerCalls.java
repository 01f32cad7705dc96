package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.Cluster;
import com.seitech.chat.gateway.cluster.ClusterConfig;
import com.seitech.chat.gateway.cluster.Replica;
import com.seitech.chat.gateway.cluster.Slots;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Sends requests to other replicas. */
@Singleton
final class PeerCalls {
    /** They are near, or gone. */
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(1);
    /** Longer than a poll may wait, and than a stream may be without a sign of life. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /** Beyond the connections there may be. */
    private static final int MOST_WAITING = 10_000;

    private final HttpClient client;
    private final Map<HttpConnection, UUID> connections = new ConcurrentHashMap<>();
    private final PeerProof proof;
    private final Slots slots;

    PeerCalls(Vertx vertx, PeerProof proof, Slots slots, ClusterConfig config) {
        this.slots = slots;
        this.proof = proof;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) LONGEST_CONNECT.toMillis())
                .setReadIdleTimeout((int) LONGEST_SILENCE.toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(config.connections()).setMaxWaitQueueSize(MOST_WAITING));
    }

    /** Is done when the head of the answer is there. What it holds has to be asked for at once then. */
    Future<HttpClientResponse> send(Replica to, PeerRequest request) {
        return send(to, request, open -> {});
    }

    /** @param opened is given the call when it begins, so that it can be reset */
    Future<HttpClientResponse> send(Replica to, PeerRequest request, Consumer<HttpClientRequest> opened) {
        URI url = to.url();
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(url.getHost())
                .setPort(port(url))
                .setSsl("https".equals(url.getScheme()))
                .setURI(request.uri());
        return client.request(options).compose(open -> {
            opened.accept(open);
            note(open.connection(), to);
            open.headers().addAll(request.headers());
            proof.addTo(open.headers(), request.age());
            return request.body().send(open);
        });
    }

    private void note(HttpConnection connection, Replica to) {
        if (connections.put(connection, to.id()) == null) {
            connection.closeHandler(closed -> connections.remove(connection));
        }
    }

    void heedDeaths(@Observes StartupEvent event) {
        if (slots instanceof Cluster cluster) {
            cluster.eachLook(() -> closeAllBut(cluster));
        }
    }

    /** A machine that went without a word would have its requests wait for an answer that never comes. */
    private void closeAllBut(Cluster alive) {
        Set<UUID> living = alive.others().stream().map(Replica::id).collect(Collectors.toSet());
        living.add(alive.self());
        connections.forEach((connection, to) -> {
            if (!living.contains(to)) {
                connection.close();
            }
        });
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }
}
