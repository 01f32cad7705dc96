package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Describes streams, and answers those that {@link StreamRoute} could not open. */
@Path("/api/chat/support")
@Produces("text/event-stream")
@RunOnVirtualThread
public final class StreamResource {
    private final StreamAdmission admission;

    StreamResource(StreamAdmission admission) {
        this.admission = admission;
    }

    @GET
    @Path("{channelId: [0-9]+}/stream")
    public Response stream(
            @RestPath String channelId,
            @RestQuery("session_token") @Nullable String inQuery,
            @RestHeader(Tokens.HEADER) @Nullable String inHeader,
            @RestQuery @Nullable String cursor,
            @RestHeader("Last-Event-ID") @Nullable String lastEventId,
            @Context RoutingContext call) {
        admission.admit(call).connection().close();
        // The browser's own repeat finds the way free.
        throw new SourceUnavailable("what stood in the way of the stream is gone", null);
    }
}
