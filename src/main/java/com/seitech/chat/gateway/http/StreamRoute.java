package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.log.RequestContext;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.tail.Listening;
import com.seitech.chat.gateway.tail.Reading;
import com.seitech.chat.gateway.tail.Seen;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens streams, below the resources: an open one costs its connection and little more. What cannot be opened is left
 * to {@link StreamResource}, which says why.
 */
@Singleton
final class StreamRoute {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRoute.class);

    private final StreamAdmission admission;
    private final Reading reading;
    private final Streams streams;
    private final EventJson json;
    private final StreamConfig config;
    private final Slots slots;

    StreamRoute(
            StreamAdmission admission,
            Reading reading,
            Streams streams,
            EventJson json,
            StreamConfig config,
            Slots slots) {
        this.admission = admission;
        this.reading = reading;
        this.streams = streams;
        this.json = json;
        this.config = config;
        this.slots = slots;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FilterOrder.ROUTES);
    }

    private void handle(RoutingContext call) {
        if (HttpMethod.GET.equals(call.request().method()) && StreamAdmission.isStream(call)) {
            Context context = call.vertx().getOrCreateContext();
            Thread.ofVirtual()
                    .name("stream-start")
                    .start(() -> RequestContext.run(
                            RequestId.of(call),
                            Endpoint.channelIn(call.request().path()),
                            () -> admit(call, context)));
        } else {
            call.next();
        }
    }

    /** On a thread that may wait: a session may have to be read from the database. */
    private void admit(RoutingContext call, Context context) {
        Optional<StreamAdmission.Admitted> admitted = admission.tryAdmit(call);
        context.runOnContext(now -> {
            if (admitted.isPresent()) {
                begin(call, context, admitted.get());
            } else {
                call.next();
            }
        });
    }

    private void begin(RoutingContext call, Context context, StreamAdmission.Admitted admitted) {
        // There is nothing to read, but unread it would count as a body that does not arrive.
        call.request().resume();
        HttpServerResponse response = call.response();
        response.setChunked(true)
                .setWriteQueueMaxSize((int) config.sendBuffer().asLongValue())
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("X-Accel-Buffering", "no");
        String cursor = admitted.cursor();
        int era = admitted.era();
        Optional<Seen> position = cursor == null ? Optional.empty() : seenIn(era, cursor);
        StreamEvents events = new StreamEvents(json, admitted.session().channel(), era, position.orElse(null));
        EventStream stream = streams.open(call.request(), context, events, () -> isStillOurs(admitted.session()));
        CallEnd.on(call, written -> {
            streams.forget(stream);
            admitted.connection().close();
        });
        stream.greet(StreamEvents.retry(config.retry()));
        Session session = admitted.session();
        Thread.ofVirtual()
                .name("stream-open")
                .start(() -> RequestContext.run(
                        RequestId.of(call),
                        session.channel().value(),
                        () -> listen(stream, session, position.orElse(null), cursor != null)));
    }

    /** Once the channel is another replica's, nothing is known here of what is queued in it. */
    private boolean isStillOurs(Session session) {
        return slots.isHere(session.channel()) && admission.isStillAdmitted(session);
    }

    /** What an earlier era knew of has to be read anew: some of it may be gone. */
    private static Optional<Seen> seenIn(int era, String cursor) {
        return Cursors.read(cursor).filter(one -> one.era() == era).map(Cursors.Cursor::seen);
    }

    /** @param resumes the reader named a position; null then means that it is none of ours */
    private void listen(EventStream stream, Session session, @Nullable Seen seen, boolean resumes) {
        try {
            boolean unknown = resumes && seen == null;
            if (seen != null) {
                // First: a delivery between the question and the feed would be known to neither.
                reading.open(session);
                stream.deliveredMeanwhile(reading.deliveredOrLate(session, seen));
            }
            Optional<Listening> started = unknown ? Optional.empty() : reading.listen(session, seen, stream);
            if (started.isEmpty()) {
                stream.startOver();
                started = reading.listen(session, null, stream);
            }
            started.ifPresentOrElse(stream::listens, stream::endSoon);
        } catch (SourceUnavailable | StoreUnavailable e) {
            // An error status would make the browser give up for good.
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("stream not begun");
            stream.endSoon();
        }
    }
}
