package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.erasure.Eraser;
import com.seitech.chat.gateway.erasure.ErasureReport;
import com.seitech.chat.gateway.session.Admission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A visitor who wants to be forgotten. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "chat")
public final class EraseResource {
    private final Eraser eraser;
    private final Admission admission;

    EraseResource(Eraser eraser, Admission admission) {
        this.eraser = eraser;
        this.admission = admission;
    }

    @DELETE
    @Path("{channelId: [0-9]+}")
    @Operation(
            operationId = "erase",
            summary = "Erases what is kept of the visitor, here and in Odoo, and ends the session")
    @APIResponse(
            responseCode = "200",
            description = "Nothing is kept here any more; odoo says whether Odoo has erased it, or cannot",
            content = @Content(schema = @Schema(implementation = EraseAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "Nothing is kept here any more; Odoo is away, and will be told as soon as it is back",
            content = @Content(schema = @Schema(implementation = EraseAnswer.class)))
    public RestResponse<EraseAnswer> erase(
            @RestPath String channelId,
            @RestQuery("session_token") @Nullable String inQuery,
            @RestHeader(Tokens.HEADER) @Nullable String inHeader) {
        ErasureReport report =
                eraser.erase(admission.admit(Tokens.first(inHeader, inQuery), Numbers.channelInPath(channelId)));
        RestResponse.Status status =
                report.odoo() == ErasureReport.Odoo.QUEUED ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK;
        return RestResponse.status(status, EraseAnswer.of(report));
    }
}
