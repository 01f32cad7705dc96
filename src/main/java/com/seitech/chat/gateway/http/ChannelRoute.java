package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.Replica;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has calls that name a channel in their path answered by the replica that looks after it. */
@Singleton
final class ChannelRoute {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelRoute.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);
    private static final Pattern PATH = Pattern.compile("/api/chat/support/([0-9]+)(?:[/;].*)?");
    private static final Pattern WAIT = Pattern.compile("([?&])wait=[^&]*");
    private static final String STREAM = "text/event-stream";
    /** What a resource reads; everything else is this connection's own. */
    private static final List<String> PASSED_ON =
            List.of("Content-Type", "Accept", Tokens.HEADER, "Idempotency-Key", "Last-Event-ID", "Authorization");

    private final Slots slots;
    private final PeerProof proof;
    private final PassingOn passing;
    private final PeerRoutes peers;
    private final ClientAddress address;
    private final RequestId ids;
    private final PlainAnswers answers;
    private final Waiting waiting = new Waiting();
    private final long largestBody;

    ChannelRoute(
            Slots slots,
            PeerProof proof,
            PassingOn passing,
            PeerRoutes peers,
            ClientAddress address,
            RequestId ids,
            PlainAnswers answers,
            HttpConfig config) {
        this.slots = slots;
        this.proof = proof;
        this.passing = passing;
        this.peers = peers;
        this.address = address;
        this.ids = ids;
        this.answers = answers;
        this.largestBody = config.http().maxBody().asLongValue();
    }

    /** What is passed on and waits, or is a stream, is ended. */
    void stop() {
        waiting.stop();
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FilterOrder.REPLICAS);
    }

    private void handle(RoutingContext call) {
        Optional<ChannelId> channel = channelOf(call);
        if (channel.isEmpty()) {
            call.next();
            return;
        }
        Slots.Visit visit = slots.visit(channel.get());
        if (visit != null) {
            CallEnd.on(call, written -> visit.close());
            call.next();
        } else if (proof.isPeer(call.request())) {
            var _ = call.response().setStatusCode(PassingOn.ELSEWHERE).end();
        } else {
            readBody(call, channel.get());
        }
    }

    private static Optional<ChannelId> channelOf(RoutingContext call) {
        Matcher path = PATH.matcher(call.normalizedPath());
        try {
            return path.matches() ? Optional.of(Numbers.channelInPath(path.group(1))) : Optional.empty();
        } catch (InvalidSession e) {
            // No channel can have that number: refused like any other that does not exist.
            return Optional.empty();
        }
    }

    private void readBody(RoutingContext call, ChannelId channel) {
        HttpServerRequest request = call.request();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > largestBody) {
                answers.send(call, Problem.TOO_LARGE);
            }
        });
        request.endHandler(end -> {
            if (!call.response().ended()) {
                passOn(call, channel, body);
            }
        });
        request.resume();
    }

    private void passOn(RoutingContext call, ChannelId channel, Buffer body) {
        PeerRequest request = new PeerRequest(
                call.request().method(),
                call.request().uri(),
                headers(call),
                PeerRequest.of(body),
                ids.arrivedNanos(call));
        PassingOn.Sent<Boolean> sent = passOn(call, channel, request);
        if (WAIT.matcher(request.uri()).find()) {
            waiting.whileOpen(call, () -> passOn(call, channel, request.withUri(withoutWait(request.uri()))));
        }
        CallEnd.on(call, written -> sent.abort().run());
    }

    /** The same question, to be answered at once. */
    private static String withoutWait(String uri) {
        return WAIT.matcher(uri).replaceAll("$1wait=0");
    }

    private PassingOn.Sent<Boolean> passOn(RoutingContext call, ChannelId channel, PeerRequest request) {
        PassingOn.Sent<Boolean> sent =
                passing.send(channel, request, (from, response) -> received(call, from, response));
        sent.answer().onFailure(e -> {
            SELDOM.warn(
                    "no replica answers for the channel",
                    line -> line.addKeyValue("request", RequestId.of(call)).addKeyValue("reason", e.getMessage()));
            answers.send(call, Problem.ODOO_UNAVAILABLE);
        });
        return sent;
    }

    private MultiMap headers(RoutingContext call) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String name : PASSED_ON) {
            String value = call.request().getHeader(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
        headers.set(RequestId.HEADER, RequestId.of(call));
        PeerProof.name(headers, address.of(call.request()));
        return headers;
    }

    /** Nothing is given to the client before all of an answer is here; of a stream, its beginning. */
    private Future<Boolean> received(RoutingContext call, Replica from, HttpClientResponse response) {
        String type = String.valueOf(response.getHeader(HttpHeaders.CONTENT_TYPE));
        if (type.startsWith(STREAM)) {
            pipe(call, response);
            return Future.succeededFuture(true);
        }
        return PeerAnswer.read(from, response).map(answer -> {
            give(call, answer);
            return true;
        });
    }

    private void give(RoutingContext call, PeerAnswer answer) {
        if (call.response().ended()) {
            peers.tellOutcome(answer, false);
            return;
        }
        CallEnd.on(call, written -> peers.tellOutcome(answer, written));
        if (!call.response().closed()) {
            answer.writeTo(call.response());
        }
    }

    private void pipe(RoutingContext call, HttpClientResponse stream) {
        HttpServerResponse response = call.response();
        if (response.closed() || response.ended()) {
            stream.request().reset();
            return;
        }
        waiting.whileOpen(call, () -> end(response));
        response.setChunked(true).setStatusCode(stream.statusCode());
        PeerAnswer.copy(stream.headers(), response.headers());
        response.putHeader("X-Accel-Buffering", "no");
        CallEnd.on(call, written -> stream.request().reset());
        // When the other replica goes, so does the stream: the browser comes back, and goes on elsewhere.
        stream.pipe().endOnFailure(false).to(response).onFailure(e -> {
            end(response);
            stream.request().reset();
        });
    }

    /** An end from this side breaks what is piped, which would end it again: a throw then, and the call counts as open. */
    private static void end(HttpServerResponse response) {
        if (!response.ended() && !response.closed()) {
            var _ = response.end();
        }
    }
}
