package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.tail.Alias;
import com.seitech.chat.gateway.tail.News;
import com.seitech.chat.gateway.tail.Polls;
import com.seitech.chat.gateway.tail.Reading;
import com.seitech.chat.gateway.tail.Seen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Reading a chat. Polls with nothing to tell are answered by {@link QuietPollRoute} before they come here. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "chat")
public final class ReadingResource {
    private static final MessageId BEFORE_THE_FIRST = new MessageId(0);

    private final Reading reading;
    private final Polls polls;
    private final WaitingPolls waiting;
    private final Admission admission;
    private final MessageViews views;

    ReadingResource(Reading reading, Polls polls, WaitingPolls waiting, Admission admission, MessageViews views) {
        this.reading = reading;
        this.polls = polls;
        this.waiting = waiting;
        this.admission = admission;
        this.views = views;
    }

    @GET
    @Path("{channelId: [0-9]+}/messages")
    @Operation(operationId = "messages", summary = "The newest messages, or those before one")
    public MessagesAnswer messages(
            @RestPath String channelId,
            @RestHeader(Tokens.HEADER) @Nullable String token,
            @RestQuery @Nullable String limit,
            @RestQuery("before_id") @Nullable String beforeId) {
        Session session = admission.admit(Tokens.first(token, null), Numbers.channelInPath(channelId));
        Integer wanted = Numbers.limit(limit);
        MessageId before = Numbers.message("before_id", beforeId);
        return views.of(
                session.channel(),
                before == null ? polls.newest(session, wanted) : reading.before(session, wanted, Alias.meant(before)));
    }

    @GET
    @Path("{channelId: [0-9]+}/poll")
    @Operation(
            operationId = "poll",
            summary = "What came after a message",
            description =
                    "With the cursor of the answer before it is exact. With last_message_id alone, a message may come"
                            + " under an id above 5000000000000000 where two pages of one visitor could not be told apart: every"
                            + " call takes it. A poll that waits and may have crossed a send is answered empty: ask again.")
    public PollAnswer poll(
            @RestPath String channelId,
            @RestQuery("session_token") @Nullable String inQuery,
            @RestHeader(Tokens.HEADER) @Nullable String inHeader,
            @RestQuery("last_message_id") @Nullable String lastMessageId,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String wait,
            RoutingContext call) {
        Session session = admission.admit(Tokens.first(inHeader, inQuery), Numbers.channelInPath(channelId));
        MessageId last = Numbers.message("last_message_id", lastMessageId);
        MessageId known = last == null ? BEFORE_THE_FIRST : last;
        Seen seen = Cursors.readOrRefuse(cursor);
        News news = waiting.answer(
                call,
                session,
                Numbers.wait(wait),
                () -> seen == null ? polls.after(session, known, RequestId.arrival(call)) : polls.after(session, seen));
        return views.of(session.channel(), news);
    }
}
