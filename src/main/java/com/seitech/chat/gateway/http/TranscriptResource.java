package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Limits;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.Unverified;
import com.seitech.chat.gateway.tail.Transcripts;
import com.seitech.chat.gateway.tail.Transcripts.Transcript;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A chat to take away. */
@Path("/api/chat/support")
@RunOnVirtualThread
public final class TranscriptResource {
    private static final String PLAIN_TEXT = "text/plain;charset=UTF-8";

    private final Transcripts transcripts;
    private final Admission admission;
    private final Limits limits;
    private final MessageViews views;

    TranscriptResource(Transcripts transcripts, Admission admission, Limits limits, MessageViews views) {
        this.transcripts = transcripts;
        this.admission = admission;
        this.limits = limits;
        this.views = views;
    }

    /** Of any type that a client asks for, so that none is refused: what there is not, it gets as text. */
    @GET
    @Path("{channelId: [0-9]+}/transcript")
    @Produces(MediaType.WILDCARD)
    public RestResponse<Object> transcript(
            @RestPath String channelId,
            @RestQuery("session_token") @Nullable String inQuery,
            @RestHeader(Tokens.HEADER) @Nullable String inHeader,
            @RestHeader("Accept") @Nullable String accept) {
        SessionToken named = Tokens.first(inHeader, inQuery);
        ChannelId channel = Numbers.channelInPath(channelId);
        TranscriptForm form = TranscriptForm.of(accept);
        try {
            Session session = admission.admit(named, channel);
            limits.takeTranscript(session.id());
            Transcript found = transcripts.of(session);
            admission.confirm(session);
            return answer(form, session, found);
        } catch (Unverified e) {
            return answer(form, admission.admitUnverified(named, channel), Transcript.OF_NOTHING);
        }
    }

    private RestResponse<Object> answer(TranscriptForm form, Session session, Transcript found) {
        return switch (form) {
            case TEXT -> file(session, "txt", PLAIN_TEXT, TranscriptText.of(session, found));
            case JSON -> file(session, "json", MediaType.APPLICATION_JSON, views.of(session, found));
        };
    }

    private static RestResponse<Object> file(Session session, String extension, String type, Object content) {
        return RestResponse.ResponseBuilder.ok(content)
                .type(type)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment("chat-" + session.channel() + "." + extension))
                .build();
    }
}
