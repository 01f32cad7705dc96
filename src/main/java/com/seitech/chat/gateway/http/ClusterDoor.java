package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.Cluster;
import com.seitech.chat.gateway.cluster.Slots;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

/** Joins the other replicas as soon as they can reach this one, and leaves them when no request is under way any more. */
@Singleton
final class ClusterDoor {
    /** Before anything is stopped that hands over something. */
    private static final int FIRST = 100;

    private final Slots slots;
    private final HttpServer server;

    ClusterDoor(Slots slots, HttpServer server) {
        this.slots = slots;
        this.server = server;
    }

    /** The port may be known a moment after this. */
    void opened(@ObservesAsync HttpServerStart event) {
        if (slots instanceof Cluster cluster) {
            cluster.start(server::getPort);
        }
    }

    /** What is still under way must not keep all other visitors of these channels waiting. */
    void leave() {
        if (slots instanceof Cluster cluster) {
            cluster.leave();
        }
    }

    /** Returns when all is handed over, or it took too long. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        if (slots instanceof Cluster cluster) {
            cluster.stop();
        }
    }
}
