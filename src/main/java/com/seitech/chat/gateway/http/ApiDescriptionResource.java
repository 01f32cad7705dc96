package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.InvalidInput;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Describes every call: OpenAPI in YAML, or in JSON for who asks for it, by {@code format} or {@code Accept}. */
@Path("/q/openapi")
public final class ApiDescriptionResource {
    static final String YAML = "application/yaml; charset=utf-8";
    private static final String JSON = "application/json";

    private final ApiDescriptionText text;

    ApiDescriptionResource(ApiDescriptionText text) {
        this.text = text;
    }

    @GET
    public Response describe(@RestQuery @Nullable String format, @RestHeader("Accept") @Nullable String accepted) {
        return isJson(format, accepted) ? answer(JSON, text.json()) : answer(YAML, text.yaml());
    }

    private static boolean isJson(@Nullable String format, @Nullable String accepted) {
        if (format == null) {
            return accepted != null && accepted.contains(JSON);
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> true;
            case "yaml" -> false;
            default -> throw new InvalidInput("format", "must be json or yaml");
        };
    }

    private static Response answer(String type, Buffer body) {
        return Response.ok(body).header(HttpHeaders.CONTENT_TYPE, type).build();
    }
}
