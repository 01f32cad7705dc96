package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.tail.Polls;
import io.quarkus.vertx.http.runtime.filters.Filters;
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
    /** Longer numbers are not what widgets send; {@link Numbers} judges them. */
    private static final int MOST_DIGITS = 18;

    private final Admission admission;
    private final Polls polls;

    QuietPollRoute(Admission admission, Polls polls) {
        this.admission = admission;
        this.polls = polls;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FilterOrder.ROUTES);
    }

    private void handle(RoutingContext call) {
        String answer = isPoll(call.request()) ? quietAnswer(call.request()) : null;
        if (answer == null) {
            call.next();
        } else {
            call.response().putHeader("Content-Type", "application/json;charset=UTF-8");
            call.end(answer);
        }
    }

    private static boolean isPoll(HttpServerRequest request) {
        String path = request.path();
        return HttpMethod.GET.equals(request.method())
                && path != null
                && path.startsWith(BEFORE)
                && path.endsWith(AFTER);
    }

    private @Nullable String quietAnswer(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        long channel = number(path.substring(BEFORE.length(), path.length() - AFTER.length()));
        String lastMessageId = request.getParam("last_message_id");
        long last = lastMessageId == null ? 0 : number(lastMessageId);
        if (channel <= 0 || last < 0 || request.getParam("wait") != null || request.getParam("cursor") != null) {
            return null;
        }
        Session session = session(request, channel);
        Polls.QuietPoll quiet = session == null ? null : polls.quiet(session, new MessageId(last));
        return quiet == null ? null : text(quiet);
    }

    private @Nullable Session session(HttpServerRequest request, long channel) {
        SessionToken token = Tokens.first(request.getHeader(Tokens.HEADER), request.getParam("session_token"));
        return token == null ? null : admission.known(token, new ChannelId(channel));
    }

    /** -1 for what is no number. */
    private static long number(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(text);
    }

    /** The same as {@link PollAnswer}, which the tests compare it with. */
    private static String text(Polls.QuietPoll quiet) {
        return "{\"success\":true,\"messages\":[],\"is_typing\":"
                + quiet.shown().agentTypes() + ",\"cursor\":\""
                + Cursors.at(quiet.seen()) + "\",\"state\":\""
                + States.of(quiet.shown().state()) + "\"}";
    }
}
