package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.ClusterConfig;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.log.RequestContext;
import com.seitech.chat.gateway.session.ChannelId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Has calls that name a channel in their body done by the replica that looks after it. For threads that may wait. */
@Singleton
final class InPlace {
    /** How long the other replica may take, once it is found: it waits for Odoo, and for the disk. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final Slots slots;
    private final PeerProof proof;
    private final PassingOn passing;
    private final PeerRoutes peers;
    private final ClientAddress address;
    private final RequestId ids;
    private final Duration longest;

    InPlace(
            Slots slots,
            PeerProof proof,
            PassingOn passing,
            PeerRoutes peers,
            ClientAddress address,
            RequestId ids,
            ClusterConfig config) {
        this.slots = slots;
        this.proof = proof;
        this.passing = passing;
        this.peers = peers;
        this.address = address;
        this.ids = ids;
        this.longest = config.patience().plus(LONGEST_ANSWER);
    }

    /**
     * Does it here, or has it done.
     *
     * @param here answers what {@code body} asks for
     * @param body the same, for another replica, in the form that the content type names
     * @throws NobodyThere when no replica looks after the channel
     * @throws Elsewhere when the call was passed on already
     */
    RestResponse<?> answer(
            RoutingContext call,
            ChannelId channel,
            Supplier<? extends RestResponse<?>> here,
            String contentType,
            Supplier<PeerRequest.Body> body) {
        RequestContext.inChannel(channel.value());
        Slots.Visit visit = slots.visit(channel);
        if (visit != null) {
            CallEnd.on(call, written -> visit.close());
            return here.get();
        }
        if (proof.isPeer(call.request())) {
            throw new Elsewhere();
        }
        PeerAnswer answer = passedOn(call, channel, contentType, body.get());
        CallEnd.on(call, written -> peers.tellOutcome(answer, written));
        return answer.asResponse();
    }

    private PeerAnswer passedOn(RoutingContext call, ChannelId channel, String contentType, PeerRequest.Body body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.set("Content-Type", contentType);
        copy(call, headers, Tokens.HEADER);
        copy(call, headers, "Idempotency-Key");
        headers.set(RequestId.HEADER, RequestId.of(call));
        PeerProof.name(headers, address.of(call.request()));
        PeerRequest request = new PeerRequest(
                HttpMethod.POST, String.valueOf(call.request().path()), headers, body, ids.arrivedNanos(call));
        try {
            return passing.send(channel, request, PeerAnswer::read)
                    .answer()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NobodyThere(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NobodyThere("interrupted");
        }
    }

    private static void copy(RoutingContext call, MultiMap headers, String name) {
        String value = call.request().getHeader(name);
        if (value != null) {
            headers.set(name, value);
        }
    }
}
