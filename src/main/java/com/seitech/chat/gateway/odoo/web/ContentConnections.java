package com.seitech.chat.gateway.odoo.web;

import io.vertx.core.http.HttpClientOptions;
import jakarta.ws.rs.ext.ContextResolver;

/** How the connections are made that files come over. */
public final class ContentConnections implements ContextResolver<HttpClientOptions> {
    /**
     * A connection on which nothing moves is ended: the framework's stream waits 100 seconds for each piece, and one that
     * is closed early reads on in the background. As long as any call may take; Odoo gives up after 2 seconds.
     */
    private static final int IDLE_SECONDS = 10;

    /** Each piece costs a change of threads, and by default there are a hundred in a megabyte. */
    private static final int PIECE = 256 * 1024;

    @Override
    public HttpClientOptions getContext(Class<?> type) {
        return new HttpClientOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setReceiveBufferSize(PIECE)
                .setMaxChunkSize(PIECE);
    }
}
