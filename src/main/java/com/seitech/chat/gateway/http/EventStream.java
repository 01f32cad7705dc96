package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.FeedListener;
import com.seitech.chat.gateway.tail.Listening;
import com.seitech.chat.gateway.tail.MessageChange;
import com.seitech.chat.gateway.tail.Snapshot;
import com.seitech.chat.gateway.tail.Unsent;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. The feed offers events and goes on; the connection's own thread writes them as fast as the reader
 * takes them. A reader for whom too much waits is dropped, and comes back with the cursor of what he got.
 *
 * <p>The queue is locked by itself; everything else belongs to the connection's thread.
 */
final class EventStream implements FeedListener {
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context context;
    private final StreamEvents events;
    private final int buffer;
    private final long endsAtNanos;
    private final BooleanSupplier admitted;
    private final Queue<Runnable> waiting = new ArrayDeque<>(2);
    private @Nullable Listening listening;
    private boolean over;
    private boolean stalled;
    private boolean dropped;
    private volatile long beatAtNanos = System.nanoTime();

    /** @param admitted whether its reader may still see the channel; must not wait */
    EventStream(
            HttpServerRequest request,
            Context context,
            StreamEvents events,
            int buffer,
            long endsAtNanos,
            BooleanSupplier admitted) {
        this.request = request;
        this.response = request.response();
        this.context = context;
        this.events = events;
        this.buffer = buffer;
        this.endsAtNanos = endsAtNanos;
        this.admitted = admitted;
        response.drainHandler(drained -> write());
    }

    /** To be called once the feed speaks to this stream; a reader who has left by then is forgotten again. */
    void listens(Listening started) {
        boolean late;
        synchronized (this) {
            listening = started;
            late = over;
        }
        if (late) {
            started.close();
        }
    }

    /** Sends what comes before all events, and with it the head of the answer. */
    void greet(String text) {
        offer(() -> send(text));
    }

    /** What the reader has is unknown, or too long ago. */
    void startOver() {
        offer(() -> send(events.startOver()));
    }

    /** Of what the reader has as queued, what is in Odoo by now. */
    void deliveredMeanwhile(Map<MessageId, MessageId> delivered) {
        if (!delivered.isEmpty()) {
            offer(() -> events.deliveredMeanwhile(delivered));
        }
    }

    /** Ends it after what is waiting. */
    void endSoon() {
        offer(this::end);
    }

    /** Ends it with a last word after what is waiting, unless its reader is behind: he comes back for the rest anyway. */
    void dismiss(String lastWord) {
        context.runOnContext(now -> {
            write();
            if (over) {
                // Its end was among what was waiting.
                return;
            }
            if (response.writeQueueFull()) {
                drop();
            } else {
                send(lastWord);
                end();
            }
        });
    }

    private void offer(Runnable event) {
        synchronized (this) {
            if (over || waiting.size() >= buffer) {
                context.runOnContext(now -> drop());
                return;
            }
            waiting.add(event);
        }
        context.runOnContext(now -> write());
    }

    /** On the connection's thread: writes until the reader is behind; goes on when he has caught up. */
    private void write() {
        while (!over && !response.writeQueueFull()) {
            Runnable next = next();
            if (next == null) {
                return;
            }
            next.run();
            beatAtNanos = System.nanoTime();
        }
    }

    private synchronized @Nullable Runnable next() {
        return waiting.poll();
    }

    private synchronized boolean isIdle() {
        return waiting.isEmpty();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the connection, which is heard
    private void send(String event) {
        response.write(event);
    }

    /** Ends it so that the browser comes back for what it has not got. */
    private void drop() {
        if (!over) {
            dropped = true;
            finish();
            Cut.off(request);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ended or not, it is over
    private void end() {
        if (!over) {
            response.end();
            finish();
        }
    }

    /** The connection is gone. */
    void finish() {
        Listening ended;
        synchronized (this) {
            over = true;
            waiting.clear();
            ended = listening;
            listening = null;
        }
        // Not under the lock: the feed calls this stream under its own.
        if (ended != null) {
            ended.close();
        }
    }

    /** Its reader took too little for too long. To be asked on the connection's thread. */
    boolean wasDropped() {
        return dropped;
    }

    void attend(long nowNanos, MessageId settled) {
        context.runOnContext(now -> beat(nowNanos, settled));
    }

    boolean needsAttention(long nowNanos, long heartbeatNanos) {
        return nowNanos - endsAtNanos > 0 || nowNanos - beatAtNanos > heartbeatNanos;
    }

    /**
     * Shows that the stream lives, ends it when its time has come, or drops a reader who takes nothing any more.
     *
     * @param settled taken before this call: what arrived up to it has been offered
     */
    private void beat(long nowNanos, MessageId settled) {
        if (over) {
            return;
        }
        beatAtNanos = nowNanos;
        if (nowNanos - endsAtNanos > 0) {
            end();
        } else if (!response.writeQueueFull()) {
            stalled = false;
            write();
            send(isIdle() ? events.beat(settled) : StreamEvents.ALIVE);
        } else if (stalled) {
            drop();
        } else {
            stalled = true;
        }
    }

    @Override
    public void opened(Snapshot start) {
        if (!admitted.getAsBoolean()) {
            // What was read may be of a channel that was given to another meanwhile.
            endSoon();
            return;
        }
        offer(() -> send(events.opened(start)));
        start.changes().forEach(this::changed);
        start.messages().forEach(message -> offer(() -> send(events.replayed(message))));
        start.unsent().forEach(this::unsent);
        offer(() -> send(events.caughtUp(start.havingUnsent().all())));
    }

    private void changed(MessageChange change) {
        Message message = change.message();
        offer(() -> send(message == null ? events.removed(change.id()) : events.updated(message)));
    }

    /** Its reader comes back, and is told what has become of his chat. */
    @Override
    public void closed() {
        endSoon();
    }

    @Override
    public void added(Message message, MessageId settled) {
        offer(() -> send(events.added(message, settled)));
    }

    @Override
    public void unsent(Unsent unsent) {
        offer(() -> send(events.unsent(unsent)));
    }

    @Override
    public void replaced(MessageId provisional, Message message) {
        offer(() -> send(events.replaced(provisional, message)));
    }

    @Override
    public void settledUpTo(MessageId most) {
        offer(() -> send(events.settledUpTo(most)));
    }

    @Override
    public void updated(Message message) {
        offer(() -> send(events.updated(message)));
    }

    @Override
    public void removed(MessageId message) {
        offer(() -> send(events.removed(message)));
    }

    @Override
    public void stateChanged(ChannelState state) {
        offer(() -> send(events.state(state)));
    }

    @Override
    public void typingChanged(boolean agentTypes) {
        offer(() -> send(events.typing(agentTypes)));
    }
}
