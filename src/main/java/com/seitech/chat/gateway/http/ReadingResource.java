package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.Unverified;
import com.seitech.chat.gateway.tail.Alias;
import com.seitech.chat.gateway.tail.Eras;
import com.seitech.chat.gateway.tail.News;
import com.seitech.chat.gateway.tail.Polls;
import com.seitech.chat.gateway.tail.Reading;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Reading a chat. Polls with nothing to tell are answered by {@link QuietPollRoute} before they come here. */
@Path("/api/chat/support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ReadingResource {
    private static final MessageId BEFORE_THE_FIRST = new MessageId(0);

    private final Reading reading;
    private final Polls polls;
    private final WaitingPolls waiting;
    private final Admission admission;
    private final Eras eras;
    private final MessageViews views;

    ReadingResource(
            Reading reading, Polls polls, WaitingPolls waiting, Admission admission, Eras eras, MessageViews views) {
        this.reading = reading;
        this.polls = polls;
        this.waiting = waiting;
        this.admission = admission;
        this.eras = eras;
        this.views = views;
    }

    @GET
    @Path("{channelId: [0-9]+}/messages")
    public MessagesAnswer messages(
            @RestPath String channelId,
            @RestHeader(Tokens.HEADER) @Nullable String token,
            @RestQuery @Nullable String limit,
            @RestQuery("before_id") @Nullable String beforeId) {
        SessionToken named = Tokens.first(token, null);
        ChannelId channel = Numbers.channelInPath(channelId);
        Integer wanted = Numbers.limit(limit);
        MessageId before = Numbers.message("before_id", beforeId);
        try {
            return page(admission.admit(named, channel), wanted, before);
        } catch (Unverified e) {
            admission.admitUnverified(named, channel);
            return MessagesAnswer.ofNothing();
        }
    }

    private MessagesAnswer page(Session session, @Nullable Integer limit, @Nullable MessageId before) {
        int era = eras.current();
        Reading.Part page =
                before == null ? polls.newest(session, limit) : reading.before(session, limit, Alias.meant(before));
        admission.confirm(session);
        return views.of(session.channel(), page, era);
    }

    @GET
    @Path("{channelId: [0-9]+}/poll")
    public PollAnswer poll(
            @RestPath String channelId,
            @RestQuery("session_token") @Nullable String inQuery,
            @RestHeader(Tokens.HEADER) @Nullable String inHeader,
            @RestQuery("last_message_id") @Nullable String lastMessageId,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String wait,
            RoutingContext call) {
        SessionToken named = Tokens.first(inHeader, inQuery);
        ChannelId channel = Numbers.channelInPath(channelId);
        MessageId last = Numbers.message("last_message_id", lastMessageId);
        MessageId known = last == null ? BEFORE_THE_FIRST : last;
        Cursors.Cursor position = Cursors.readOrRefuse(cursor);
        Duration longest = Numbers.wait(wait);
        try {
            int era = eras.current();
            Session session = admission.admit(named, channel);
            News news = waiting.answer(
                    call, session, longest, () -> confirmed(session, look(call, session, known, position)));
            return views.of(channel, news, era);
        } catch (Unverified e) {
            admission.admitUnverified(named, channel);
            return PollAnswer.ofNothing(cursor);
        }
    }

    private News look(RoutingContext call, Session session, MessageId last, Cursors.@Nullable Cursor position) {
        return position == null
                ? polls.after(session, last, RequestId.arrival(call))
                : polls.after(session, eras.present(position.seen(), position.era()));
    }

    private News confirmed(Session session, News found) {
        try {
            admission.confirm(session);
            return found;
        } catch (InvalidSession | Unverified e) {
            found.handOut().ended(false);
            throw e;
        }
    }
}
