package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.tail.Eras;
import com.seitech.chat.gateway.tail.Polls;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Answers the poll that nearly all polls are: of a known session, with nothing to tell. It takes a few look-ups in
 * memory, so it never leaves the connection's thread. Everything else goes on to {@link ReadingResource}.
 */
@Singleton
final class QuietPollRoute {
    private static final String BEFORE = "/api/chat/support/";
    private static final String AFTER = "/poll";
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final CharSequence TOKEN = HttpHeaders.createOptimized(Tokens.HEADER);

    private final Slots slots;
    private final Admission admission;
    private final Polls polls;
    private final Eras eras;
    private final CorsFilter cors;

    QuietPollRoute(Slots slots, Admission admission, Polls polls, Eras eras, CorsFilter cors) {
        this.slots = slots;
        this.admission = admission;
        this.polls = polls;
        this.eras = eras;
        this.cors = cors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answerFirst, FilterOrder.QUIET_POLLS);
        filters.register(this::answerLast, FilterOrder.ROUTES);
    }

    /** Without a body there is nothing to judge, and the other filters cost more than the answer. */
    private void answerFirst(RoutingContext call) {
        if (isPoll(call.request()) && !BodyFilter.mayHaveBody(call.request())) {
            RequestId.tell(call);
            cors.allow(call);
            AnswerHeaders.set(call.response());
            answer(call);
        } else {
            call.next();
        }
    }

    private void answerLast(RoutingContext call) {
        if (isPoll(call.request()) && BodyFilter.mayHaveBody(call.request())) {
            answer(call);
        } else {
            call.next();
        }
    }

    private void answer(RoutingContext call) {
        String answer = quietAnswer(call.request());
        if (answer == null) {
            call.next();
        } else {
            call.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(answer);
        }
    }

    private static boolean isPoll(HttpServerRequest request) {
        String path = request.path();
        return HttpMethod.GET.equals(request.method())
                && path != null
                && path.length() > BEFORE.length() + AFTER.length()
                && path.startsWith(BEFORE)
                && path.endsWith(AFTER);
    }

    private @Nullable String quietAnswer(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        long channel = PollQuery.number(path.substring(BEFORE.length(), path.length() - AFTER.length()));
        PollQuery query = PollQuery.read(request.query());
        SessionToken token = query == null ? null : Tokens.first(request.getHeader(TOKEN), query.token());
        if (channel <= 0 || query == null || token == null || !slots.isHere(new ChannelId(channel))) {
            return null;
        }
        Session session = admission.known(token, new ChannelId(channel));
        return session == null ? null : quietAnswer(session, new MessageId(query.lastMessageId()));
    }

    /** A session that is known has been asked for before, so that the eras are in memory. */
    private @Nullable String quietAnswer(Session session, MessageId last) {
        int era = eras.current();
        Polls.QuietPoll quiet = polls.quiet(session, last);
        return quiet == null ? null : text(quiet, era);
    }

    /** The same as {@link PollAnswer}, which the tests compare it with. */
    private static String text(Polls.QuietPoll quiet, int era) {
        return "{\"success\":true,\"messages\":[],\"is_typing\":"
                + quiet.shown().agentTypes() + ",\"cursor\":\""
                + Cursors.at(quiet.seen(), era) + "\",\"state\":\""
                + States.of(quiet.shown().state()) + "\"}";
    }
}
