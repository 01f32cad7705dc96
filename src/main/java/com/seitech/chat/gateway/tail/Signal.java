package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Tells a waiting poll that it is worth to look again. */
public final class Signal implements FeedListener, AutoCloseable {
    /** How often something happened that nobody has looked at yet: one is as good as many. */
    private final Semaphore happened = new Semaphore(0);

    private final Listening listening;
    private volatile boolean givenUp;

    Signal(Function<FeedListener, Listening> listen) {
        listening = listen.apply(this);
    }

    /** Answers when something happens, the time is over or somebody gives up. */
    public void await(Duration longest) {
        try {
            if (happened.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                happened.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answer is wanted at once, or by nobody any more. */
    public void giveUp() {
        givenUp = true;
        happened.release();
    }

    boolean isGivenUp() {
        return givenUp;
    }

    @Override
    public void opened(Snapshot start) {}

    @Override
    public void added(Message message, MessageId settled) {
        happened.release();
    }

    @Override
    public void updated(Message message) {
        happened.release();
    }

    @Override
    public void removed(MessageId message) {
        happened.release();
    }

    @Override
    public void stateChanged(ChannelState state) {
        happened.release();
    }

    @Override
    public void typingChanged(boolean agentTypes) {
        happened.release();
    }

    /** Nothing is heard here any more: whoever asks again is told by whoever knows. */
    @Override
    public void closed() {
        giveUp();
    }

    @Override
    public void close() {
        listening.close();
    }
}
