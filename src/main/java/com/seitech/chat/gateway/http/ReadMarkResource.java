package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.tail.VisitorReading;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How far a visitor has read. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ReadMarkResource {
    private final VisitorReading reading;
    private final Admission admission;

    ReadMarkResource(VisitorReading reading, Admission admission) {
        this.reading = reading;
        this.admission = admission;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("{channelId: [0-9]+}/read")
    public Done read(
            @RestPath String channelId, @RestHeader(Tokens.HEADER) @Nullable String token, @Nullable ReadRequest body) {
        ReadRequest wanted = body == null ? new ReadRequest(null, null) : body;
        Session session = admission.admit(Tokens.first(token, wanted.sessionToken()), Numbers.channelInPath(channelId));
        reading.hasRead(session, Numbers.requiredMessage("message_id", wanted.messageId()));
        return Done.DONE;
    }
}
