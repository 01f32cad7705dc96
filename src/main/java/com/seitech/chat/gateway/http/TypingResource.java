package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.tail.VisitorTyping;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** That a visitor types. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class TypingResource {
    private final VisitorTyping typing;
    private final Admission admission;

    TypingResource(VisitorTyping typing, Admission admission) {
        this.typing = typing;
        this.admission = admission;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("{channelId: [0-9]+}/typing")
    public Done typing(
            @RestPath String channelId,
            @RestHeader(Tokens.HEADER) @Nullable String token,
            @Nullable TokenRequest body) {
        String inBody = body == null ? null : body.sessionToken();
        Session session = admission.admit(Tokens.first(token, inBody), Numbers.channelInPath(channelId));
        typing.types(session);
        return Done.DONE;
    }
}
