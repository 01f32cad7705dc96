package com.seitech.chat.gateway.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What happens here when the process is told to stop: nobody comes in any more, streams end, and polls that wait are
 * answered. The framework then waits for the requests in flight, for {@code quarkus.shutdown.timeout} at most, and only
 * after that are the features stopped and the store closed. Without this, it would wait for streams until that time is over.
 */
@Singleton
final class GracefulStop {
    private final FrontDoor door;
    private final Streams streams;
    private final WaitingPolls polls;
    private final ChannelRoute elsewhere;
    private final ClusterDoor cluster;
    private final Vertx vertx;
    private final Duration delay;

    GracefulStop(
            FrontDoor door,
            Streams streams,
            WaitingPolls polls,
            ChannelRoute elsewhere,
            ClusterDoor cluster,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.door = door;
        this.streams = streams;
        this.polls = polls;
        this.elsewhere = elsewhere;
        this.cluster = cluster;
        this.vertx = vertx;
        this.delay = delay.orElse(Duration.ZERO);
    }

    /** The framework sleeps for the delay after this event; meanwhile everything goes on. */
    void told(@Observes ShutdownDelayInitiatedEvent event) {
        if (delay.isPositive()) {
            vertx.setTimer(delay.toMillis(), over -> stop());
        } else {
            stop();
        }
    }

    private void stop() {
        door.close();
        streams.stop();
        polls.stop();
        elsewhere.stop();
        cluster.leave();
    }
}
