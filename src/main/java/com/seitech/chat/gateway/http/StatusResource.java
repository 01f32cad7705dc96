package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.Availability;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The light on the widget's button. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "chat")
public final class StatusResource {
    private final Availability availability;

    StatusResource(Availability availability) {
        this.availability = availability;
    }

    @GET
    @Path("status")
    @Operation(operationId = "status", summary = "Whether the desk is reachable, and whether somebody sits there")
    public StatusAnswer status() {
        return new StatusAnswer(
                true,
                availability.isOnline(),
                availability.hasAgents(),
                availability.acceptsMessages(),
                StatusAnswer.Features.of(availability.features()));
    }
}
