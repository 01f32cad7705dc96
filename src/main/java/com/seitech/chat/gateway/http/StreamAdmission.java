package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Connections;
import com.seitech.chat.gateway.limits.Limit;
import com.seitech.chat.gateway.limits.RateLimited;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.Unverified;
import com.seitech.chat.gateway.tail.Eras;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may open a stream. */
@Singleton
final class StreamAdmission {
    private static final Logger LOG = LoggerFactory.getLogger(StreamAdmission.class);
    /** In every spelling that the framework takes for the stream's. */
    private static final Pattern PATH = Pattern.compile("/api/chat/support/([0-9]+)/stream/?(;.*)?");

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Admission admission;
    private final Connections connections;
    private final ClientAddress address;
    private final Streams streams;
    private final Eras eras;

    StreamAdmission(Admission admission, Connections connections, ClientAddress address, Streams streams, Eras eras) {
        this.admission = admission;
        this.connections = connections;
        this.address = address;
        this.streams = streams;
        this.eras = eras;
    }

    /**
     * A stream that may be opened.
     *
     * @param cursor as the reader named it; null when he named none
     * @param era the present one
     */
    record Admitted(Session session, @Nullable String cursor, int era, Connections.Taken connection) {}

    static boolean isStream(RoutingContext call) {
        return PATH.matcher(call.normalizedPath()).matches();
    }

    /** Fails as a resource would. */
    Admitted admit(RoutingContext call) {
        HttpServerRequest request = call.request();
        int era = eras.current();
        Session session = session(
                Tokens.first(request.getHeader(Tokens.HEADER), request.getParam("session_token")), channel(call));
        if (streams.isFull()) {
            throw new RateLimited(Limit.ALL_STREAMS, TRY_AGAIN);
        }
        return new Admitted(session, cursor(request), era, connections.take(address.of(request)));
    }

    private static ChannelId channel(RoutingContext call) {
        Matcher path = PATH.matcher(call.normalizedPath());
        if (!path.matches()) {
            throw new InvalidSession();
        }
        return Numbers.channelInPath(path.group(1));
    }

    /** One that cannot be verified now gets a stream that ends: an error status would end it for good. */
    private Session session(@Nullable SessionToken token, ChannelId channel) {
        try {
            return admission.admit(token, channel);
        } catch (Unverified e) {
            return admission.admitUnverified(token, channel);
        }
    }

    boolean isStillAdmitted(Session session) {
        return admission.isStillAdmitted(session);
    }

    /** A browser that comes back by itself repeats the address with its old cursor, and names its new one in the header. */
    private static @Nullable String cursor(HttpServerRequest request) {
        String last = request.getHeader("Last-Event-ID");
        String cursor = last == null || last.isBlank() ? request.getParam("cursor") : last;
        return cursor == null || cursor.isBlank() ? null : cursor;
    }

    /** Empty when {@link #admit} fails. */
    Optional<Admitted> tryAdmit(RoutingContext call) {
        try {
            return Optional.of(admit(call));
        } catch (RuntimeException e) {
            LOG.atDebug()
                    .setCause(Shown.of(e))
                    .addKeyValue("request", RequestId.of(call))
                    .log("stream refused");
            return Optional.empty();
        }
    }
}
