package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.Conversation;
import com.seitech.chat.gateway.conversation.MessageHistory;
import com.seitech.chat.gateway.conversation.News;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.Session;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** Reading a chat. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "chat")
public final class ReadingResource {
    private static final MessageId BEFORE_THE_FIRST = new MessageId(0);

    private final Conversation conversation;
    private final Admission admission;
    private final MessageViews views;

    ReadingResource(Conversation conversation, Admission admission, MessageViews views) {
        this.conversation = conversation;
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
        MessageHistory.Page page =
                conversation.newest(session, Numbers.limit(limit), Numbers.message("before_id", beforeId));
        MessageId last = page.messages().isEmpty()
                ? BEFORE_THE_FIRST
                : page.messages().getLast().id();
        return new MessagesAnswer(
                true,
                views.of(session.channel(), page.messages()),
                page.hasMore(),
                Cursors.at(last),
                States.of(conversation.state(session)));
    }

    @GET
    @Path("{channelId: [0-9]+}/poll")
    @Operation(operationId = "poll", summary = "What came after a message")
    public PollAnswer poll(
            @RestPath String channelId,
            @RestQuery("session_token") @Nullable String inQuery,
            @RestHeader(Tokens.HEADER) @Nullable String inHeader,
            @RestQuery("last_message_id") @Nullable String lastMessageId) {
        Session session = admission.admit(Tokens.first(inHeader, inQuery), Numbers.channelInPath(channelId));
        MessageId last = Numbers.message("last_message_id", lastMessageId);
        News news = conversation.after(session, last == null ? BEFORE_THE_FIRST : last);
        return new PollAnswer(
                true,
                views.of(session.channel(), news.messages()),
                false,
                Cursors.at(news.upTo()),
                States.of(news.state()));
    }
}
