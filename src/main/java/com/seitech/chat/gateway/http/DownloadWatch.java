package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Connections;
import com.seitech.chat.gateway.limits.RateLimited;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.upload.Download;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a download begin, and closes it once its answer has ended: with the last byte, with the client's leaving, or because
 * it took too long.
 */
@Singleton
final class DownloadWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadWatch.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private final Duration longest;
    private final Connections connections;
    private final ClientAddress address;

    DownloadWatch(HttpConfig config, Connections connections, ClientAddress address) {
        this.longest = config.http().downloadTime();
        this.connections = connections;
        this.address = address;
    }

    /**
     * Fetches the file and watches it.
     *
     * @throws RateLimited when as many files are under way to the client as may be; then nothing is fetched
     */
    Download open(RoutingContext call, Supplier<Download> fetch) {
        Connections.Taken taken = connections.takeDownload(address.of(call.request()));
        onEnd(call, taken::close);
        return watch(call, fetch.get());
    }

    private Download watch(RoutingContext call, Download download) {
        HttpConnection connection = call.request().connection();
        // Visitors leave in the middle every day: no error of ours.
        connection.exceptionHandler(e -> LOG.atDebug().setCause(Shown.of(e)).log("a visitor's connection failed"));
        long timer = call.vertx().setTimer(longest.toMillis(), late -> {
            SELDOM.info(
                    "a visitor took too long to receive a file",
                    line -> line.addKeyValue("request", RequestId.of(call)));
            cut(connection);
            close(download);
        });
        onEnd(call, () -> {
            call.vertx().cancelTimer(timer);
            close(download);
        });
        return download;
    }

    /** May be told twice. */
    private static void onEnd(RoutingContext call, Runnable over) {
        call.addEndHandler(end -> over.run());
        if (call.response().closed()) {
            // Gone already: the handler may never be called.
            over.run();
        }
    }

    /** The connection's own {@code close} waits until the client has read all that was written, which is the whole file. */
    @SuppressWarnings("FutureReturnValueIgnored") // closed or not, it is over
    private static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().close();
        } else {
            connection.close();
        }
    }

    /** Off the event loop: it touches the disk. */
    private static void close(Download download) {
        Thread.ofVirtual().name("download-end").start(download::close);
    }
}
