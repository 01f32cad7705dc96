package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.Rating;
import com.seitech.chat.gateway.conversation.Ratings;
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

/** What a visitor thinks of the chat. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RatingResource {
    private final Ratings ratings;
    private final Admission admission;
    private final Limits limits;

    RatingResource(Ratings ratings, Admission admission, Limits limits) {
        this.ratings = ratings;
        this.admission = admission;
        this.limits = limits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("{channelId: [0-9]+}/rating")
    public Done rate(
            @RestPath String channelId,
            @RestHeader(Tokens.HEADER) @Nullable String token,
            @Nullable RatingRequest body) {
        RatingRequest wanted = body == null ? RatingRequest.EMPTY : body;
        Session session = admission.admit(Tokens.first(token, wanted.sessionToken()), Numbers.channelInPath(channelId));
        Rating rating = Rating.of(wanted.rating(), wanted.comment());
        limits.takeSend(session.id());
        ratings.rate(session.id(), session.channel(), rating);
        return Done.DONE;
    }
}
