package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.ClusterConfig;
import com.seitech.chat.gateway.cluster.Replica;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.session.ChannelId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a request to the replica that looks after its channel. When that one has just died, or gives the channel away, the
 * same request goes to the next: a repeat of any call is harmless as long as its first answer was not given to the client.
 */
@Singleton
final class PassingOn {
    private static final Logger LOG = LoggerFactory.getLogger(PassingOn.class);
    /** The answer of a replica that does not look after the channel. */
    static final int ELSEWHERE = 421;

    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final Slots slots;
    private final PeerCalls calls;
    private final ClusterConfig config;
    private final Vertx vertx;

    PassingOn(Slots slots, PeerCalls calls, ClusterConfig config, Vertx vertx) {
        this.slots = slots;
        this.calls = calls;
        this.config = config;
        this.vertx = vertx;
    }

    /**
     * A request on its way.
     *
     * @param answer fails with {@link NobodyThere} when there is nobody for too long
     * @param abort to be called when nobody waits for the answer any more
     */
    record Sent<T>(Future<T> answer, Runnable abort) {}

    /**
     * Passes it on until somebody answers it.
     *
     * @param receive what to do with the answer; when it fails, the request is sent again
     */
    <T> Sent<T> send(
            ChannelId channel, PeerRequest request, BiFunction<Replica, HttpClientResponse, Future<T>> receive) {
        Sending<T> sending = new Sending<>(channel, request, receive, vertx.getOrCreateContext());
        sending.context.runOnContext(now -> sending.tryOnce());
        return new Sent<>(sending.answer.future(), () -> sending.context.runOnContext(now -> sending.abort()));
    }

    /** All on its context's thread. */
    private final class Sending<T> {
        private final ChannelId channel;
        private final PeerRequest request;
        private final BiFunction<Replica, HttpClientResponse, Future<T>> receive;
        private final Promise<T> answer = Promise.promise();
        private final Context context;
        private @Nullable HttpClientRequest open;
        private boolean aborted;
        private boolean failedBefore;
        private long endNanos;
        private int tries;

        Sending(
                ChannelId channel,
                PeerRequest request,
                BiFunction<Replica, HttpClientResponse, Future<T>> receive,
                Context context) {
            this.channel = channel;
            this.request = request;
            this.receive = receive;
            this.context = context;
        }

        private void tryOnce() {
            if (aborted) {
                answer.tryFail(new NobodyThere("nobody waits for the answer any more"));
                return;
            }
            tries++;
            Optional<Replica> holder = slots.holder(channel);
            if (holder.isEmpty()) {
                tryLater("nobody looks after the channel");
                return;
            }
            Replica to = holder.get();
            calls.send(to, request, this::opened)
                    .compose(response -> received(to, response))
                    .onSuccess(answer::tryComplete)
                    .onFailure(e -> tryLater(e.toString()));
        }

        private void opened(HttpClientRequest call) {
            open = call;
            if (aborted) {
                call.reset();
            }
        }

        private Future<T> received(Replica to, HttpClientResponse response) {
            if (isOfNobody(response)) {
                // Its connection may be another request's from here on.
                open = null;
                return Future.failedFuture("the replica does not look after the channel any more");
            }
            return receive.apply(to, response);
        }

        private void abort() {
            aborted = true;
            if (open != null && !answer.future().isComplete()) {
                open.reset();
            }
        }

        private void tryLater(String reason) {
            open = null;
            long now = System.nanoTime();
            endNanos = failedBefore ? endNanos : now + config.patience().toNanos();
            failedBefore = true;
            if (now - endNanos > 0) {
                answer.tryFail(new NobodyThere(reason));
                return;
            }
            LOG.atDebug()
                    .addKeyValue("channel", channel)
                    .addKeyValue("reason", reason)
                    .log("not passed on yet");
            int failed = tries;
            Runnable next = () -> context.runOnContext(again -> tryAfter(failed));
            slots.afterNextLook(next);
            // While the database is away, a look takes long.
            vertx.setTimer(LONGEST_PAUSE_MILLIS, over -> next.run());
        }

        private void tryAfter(int failed) {
            if (failed == tries && !answer.future().isComplete()) {
                tryOnce();
            }
        }
    }

    /** One that stops answers what still comes in without a word. */
    private static boolean isOfNobody(HttpClientResponse response) {
        return response.statusCode() == ELSEWHERE
                || (response.statusCode() == 503 && response.getHeader(RequestId.HEADER) == null);
    }
}
