package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.Availability;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The light on the widget's button. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class StatusResource {
    private final Availability availability;

    StatusResource(Availability availability) {
        this.availability = availability;
    }

    @GET
    @Path("status")
    public StatusAnswer status() {
        return new StatusAnswer(
                true,
                availability.isOnline(),
                availability.hasAgents(),
                availability.acceptsMessages(),
                StatusAnswer.Features.of(availability.features()));
    }
}
