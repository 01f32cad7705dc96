package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Connections;
import com.seitech.chat.gateway.limits.RateLimited;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.upload.Download;
import io.vertx.core.http.HttpConnection;
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
        CallEnd.on(call, written -> taken.close());
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
            Cut.off(call.request());
            close(download);
        });
        CallEnd.on(call, written -> {
            call.vertx().cancelTimer(timer);
            close(download);
        });
        return download;
    }

    /** Off the event loop: it touches the disk. */
    private static void close(Download download) {
        Thread.ofVirtual().name("download-end").start(download::close);
    }
}
