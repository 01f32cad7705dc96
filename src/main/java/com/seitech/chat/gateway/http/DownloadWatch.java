package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.upload.Download;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a download once its answer has ended: with the last byte, with the client's leaving, or because it took too long. */
@Singleton
final class DownloadWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadWatch.class);

    private final Duration longest;

    DownloadWatch(HttpConfig config) {
        this.longest = config.http().downloadTime();
    }

    Download watch(RoutingContext call, Download download) {
        HttpConnection connection = call.request().connection();
        // Visitors leave in the middle every day: no error of ours.
        connection.exceptionHandler(e -> LOG.atDebug().setCause(Shown.of(e)).log("a visitor's connection failed"));
        long timer = call.vertx().setTimer(longest.toMillis(), late -> {
            LOG.atInfo().addKeyValue("request", RequestId.of(call)).log("a visitor took too long to receive a file");
            cut(connection);
            close(download);
        });
        call.addEndHandler(end -> {
            call.vertx().cancelTimer(timer);
            close(download);
        });
        if (call.response().closed()) {
            // Gone while we fetched: the handler may never be called.
            call.vertx().cancelTimer(timer);
            close(download);
        }
        return download;
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
