package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.closing.Closer;
import com.seitech.chat.gateway.limits.Limits;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.Session;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A visitor who ends the chat. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class CloseResource {
    private final Closer closer;
    private final Admission admission;
    private final Limits limits;

    CloseResource(Closer closer, Admission admission, Limits limits) {
        this.closer = closer;
        this.admission = admission;
        this.limits = limits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("{channelId: [0-9]+}/close")
    public ClosedAnswer close(
            @RestPath String channelId,
            @RestHeader(Tokens.HEADER) @Nullable String token,
            @Nullable TokenRequest body) {
        String inBody = body == null ? null : body.sessionToken();
        Session session = admission.admit(Tokens.first(token, inBody), Numbers.channelInPath(channelId));
        limits.takeSend(session.id());
        return new ClosedAnswer(true, States.of(closer.close(session)));
    }
}
