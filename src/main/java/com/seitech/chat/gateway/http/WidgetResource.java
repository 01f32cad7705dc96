package com.seitech.chat.gateway.http;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The chat for any page: one script, the same for everybody, and the texts of its other languages. */
@Path("/widget.js")
@NonBlocking
public final class WidgetResource {
    private static final String TYPE = "text/javascript; charset=utf-8";
    /** How long pages may go on with the widget of before an update. */
    private static final String CACHE = "public, max-age=300";

    private final WidgetScript script;

    WidgetResource(WidgetScript script) {
        this.script = script;
    }

    @GET
    public Response widget(
            @RestQuery @Nullable String texts,
            @RestHeader("Accept-Encoding") @Nullable String accepted,
            @BeanParam FileConditions wanted) {
        WidgetScript.Variant variant = script.forClient(texts, accepted);
        return wanted.isKnown(variant.etag())
                ? kept(Response.notModified(), variant).build()
                : described(variant).entity(variant.content()).build();
    }

    @HEAD
    public Response head(
            @RestQuery @Nullable String texts,
            @RestHeader("Accept-Encoding") @Nullable String accepted,
            @BeanParam FileConditions wanted) {
        WidgetScript.Variant variant = script.forClient(texts, accepted);
        return wanted.isKnown(variant.etag())
                ? kept(Response.notModified(), variant).build()
                : described(variant)
                        .header(HttpHeaders.CONTENT_LENGTH, variant.content().length())
                        .build();
    }

    private static ResponseBuilder described(WidgetScript.Variant variant) {
        return kept(Response.ok(), variant)
                .header(HttpHeaders.CONTENT_TYPE, TYPE)
                .header(HttpHeaders.CONTENT_ENCODING, variant.encoding());
    }

    private static ResponseBuilder kept(ResponseBuilder answer, WidgetScript.Variant variant) {
        return answer.header(HttpHeaders.ETAG, variant.etag())
                .header(HttpHeaders.CACHE_CONTROL, CACHE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                // The pages that embed it are on other origins.
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
