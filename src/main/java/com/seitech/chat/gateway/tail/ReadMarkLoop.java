package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the agents' desk how far visitors have read: one call for all channels. While Odoo is away the marks wait; a
 * restart forgets those of the last moment, and the next message that the visitor reads tells as much.
 */
final class ReadMarkLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadMarkLoop.class);

    private final ChangeSource source;
    private final TailConfig config;
    private final Turns turns;
    private final ReadMarks marks;
    private final Repeating thread = new Repeating("read-marks", this::step);
    private long toldNanos = Long.MIN_VALUE / 2;

    ReadMarkLoop(ChangeSource source, TailConfig config, Turns turns) {
        this.source = source;
        this.config = config;
        this.turns = turns;
        this.marks = new ReadMarks(config.readMarks());
    }

    void start() {
        thread.start();
    }

    void hasRead(ChannelId channel, MessageId upTo) {
        marks.add(channel, upTo);
        thread.wake();
    }

    void forget(ChannelId channel) {
        marks.forget(channel);
    }

    /** The marks that wait name messages that are gone, or others by now. */
    void forget() {
        marks.clear();
    }

    /** While Odoo cannot be asked, what it could do last is not known: then it is hoped for. */
    boolean isSupported() {
        try {
            return source.supportsReadMarks();
        } catch (SourceUnavailable e) {
            return true;
        }
    }

    private Duration step() {
        if (marks.isEmpty()) {
            return Repeating.UNTIL_WOKEN;
        }
        Duration pause = turns.stretched(config.readPause());
        Duration early = pause.minusNanos(System.nanoTime() - toldNanos);
        if (early.isPositive()) {
            return early;
        }
        toldNanos = System.nanoTime();
        try {
            tell();
        } catch (SourceUnavailable e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("read marks not told");
        }
        return pause;
    }

    void tell() {
        Map<ChannelId, MessageId> told = marks.take(ChangeSource.MOST_READ_MARKS);
        try {
            source.tellRead(told);
        } catch (SourceUnavailable e) {
            told.forEach(marks::add);
            throw e;
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
