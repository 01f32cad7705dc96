package com.seitech.chat.gateway.odoo.web;

import io.vertx.core.http.HttpClientOptions;
import jakarta.ws.rs.ext.ContextResolver;

/**
 * Ends a connection on which nothing moves. The framework's stream waits 100 seconds for each piece, and one that is
 * closed early reads on in the background: neither may hold a connection for longer than this.
 */
public final class IdleLimit implements ContextResolver<HttpClientOptions> {
    /** As long as any call may take. Odoo itself gives up on a connection that stands still for 2 seconds. */
    private static final int SECONDS = 10;

    @Override
    public HttpClientOptions getContext(Class<?> type) {
        return new HttpClientOptions().setIdleTimeout(SECONDS);
    }
}
