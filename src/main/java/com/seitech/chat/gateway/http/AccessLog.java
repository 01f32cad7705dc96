package com.seitech.chat.gateway.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A line for each answer, in a category that is off unless an operator opens it. No path and no query: tokens, names of
 * files and secrets stand there.
 */
@Singleton
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final double NANOS = 1e6;

    boolean isOn() {
        return LOG.isInfoEnabled();
    }

    /** @param complete false when the client had left before the end */
    void answered(RoutingContext call, Endpoint endpoint, long tookNanos, boolean complete) {
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("request", RequestId.of(call))
                .addKeyValue("endpoint", endpoint.label())
                .addKeyValue("method", RequestFigures.methodLabel(call.request().method()))
                .addKeyValue("status", call.response().getStatusCode())
                .addKeyValue("bytes", call.response().bytesWritten())
                .addKeyValue("millis", String.format(Locale.ROOT, "%.1f", tookNanos / NANOS));
        long channel = Endpoint.channelIn(call.request().path());
        if (channel > 0) {
            line = line.addKeyValue("channel", channel);
        }
        line.log(complete ? "answered" : "gone");
    }
}
