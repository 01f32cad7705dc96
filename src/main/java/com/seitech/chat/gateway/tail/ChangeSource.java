package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to messages and channels after they were made. Every method may throw {@link SourceUnavailable}. */
public interface ChangeSource {
    /** Channels of one {@link #tellRead}: Odoo tells the agents of each. */
    int MOST_READ_MARKS = 500;

    /** What happened to a message last; {@code at} is its {@code write_date}, in whole seconds. */
    record Change(Arrival message, Instant at) {}

    /** A visitors' channel; {@code at} is its {@code write_date}, in whole seconds. */
    record StateChange(ChannelId channel, ChannelState state, Instant at) {}

    /**
     * An entry of the deletion log.
     *
     * @param message null when the whole channel was deleted
     */
    record Deletion(long id, ChannelId channel, @Nullable MessageId message) {}

    /**
     * The messages that were written at or after the instant, whose fraction of a second does not count; the latest
     * first, at most {@code limit}. New ones are among them.
     */
    List<Change> changes(Instant since, int limit);

    /**
     * The visitors' channels that were written likewise. Not only for their state: where Odoo keeps figures of the
     * messages on their channel, every message writes it.
     */
    List<StateChange> stateChanges(Instant since, int limit);

    /**
     * Whether Odoo logs deletions and lets reactions and read marks touch their message: the desk addon is there.
     * Remembered for minutes; a question of the log that fails because the addon is gone makes it look again.
     */
    boolean logsChanges();

    /** The newest entry's id of the deletion log, zero without any. Only where changes are logged. */
    long newestDeletion();

    /** Entries of the deletion log as {@link MessageSource#arrivals}. Only where changes are logged. */
    List<Deletion> deletions(long after, Collection<Long> among, int limit);

    /**
     * The channels' states; one that is gone or not for visitors is missing.
     *
     * @throws IllegalArgumentException for more than 1,000 channels
     */
    Map<ChannelId, ChannelState> states(Collection<ChannelId> channels);

    /**
     * Tells agents in which channels visitors type, and learns in which channels agents type.
     *
     * @return empty where Odoo cannot tell
     */
    Set<ChannelId> exchangeTyping(Collection<ChannelId> visitorsTyping);

    /** Whether {@link #exchangeTyping} does anything. */
    boolean supportsTyping();

    /**
     * Tells agents up to which message visitors have read. A mark counts for what there is of its channel by now, and
     * never goes back; a channel that is gone or not for visitors is passed over. Can be repeated; does nothing where
     * Odoo cannot keep it.
     *
     * @param upTo at most {@link #MOST_READ_MARKS}, of ids that Odoo could have given
     */
    void tellRead(Map<ChannelId, MessageId> upTo);

    /** Whether {@link #tellRead} does anything. */
    boolean supportsReadMarks();
}
