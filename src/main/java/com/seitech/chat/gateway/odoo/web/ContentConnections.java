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

    /** What is read at once, of which a setting makes pieces as large: each costs a change of threads. */
    private static final int READ = 256 * 1024;

    @Override
    public HttpClientOptions getContext(Class<?> type) {
        return new HttpClientOptions().setIdleTimeout(IDLE_SECONDS).setReceiveBufferSize(READ);
    }
}
