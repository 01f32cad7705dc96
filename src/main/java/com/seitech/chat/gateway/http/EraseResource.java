package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.erasure.Eraser;
import com.seitech.chat.gateway.erasure.ErasureReport;
import com.seitech.chat.gateway.session.Admission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A visitor who wants to be forgotten. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class EraseResource {
    private final Eraser eraser;
    private final Admission admission;

    EraseResource(Eraser eraser, Admission admission) {
        this.eraser = eraser;
        this.admission = admission;
    }

    @DELETE
    @Path("{channelId: [0-9]+}")
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
