package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of all channels. Every method may throw {@link SourceUnavailable}. */
public interface MessageSource {
    /** Channels in one {@link #load} at most. */
    int LARGEST_LOAD = 200;

    /** Calls to Odoo so far that were made for all readers together, of whatever kind. Never fails. */
    long calls();

    /** The largest id there is, zero without any. */
    MessageId newestId();

    /**
     * The one with the largest id up to {@code upTo}; empty without any.
     *
     * @param until only those that were created up to that second; null: whenever
     */
    Optional<Arrival> newest(MessageId upTo, @Nullable Instant until);

    /**
     * The ids above {@code after} and those of {@code among} that exist, in order, at most {@code limit}. One question,
     * of ids and channels only: the texts of the company's own channels stay in Odoo.
     */
    List<Arrival> arrivals(MessageId after, Collection<Long> among, int limit);

    /** The same, with such texts of visitors' channels as come in one question with them: all, some or none. */
    Arrivals arrivalsWithTexts(MessageId after, Collection<Long> among, int limit);

    /** Those of the messages that exist and stand in channels of visitors, in order of their ids. */
    List<Posted> read(Collection<MessageId> ids);

    /**
     * What channels hold, in a few questions for all of them: two when there is nothing new. Each channel is named once. One
     * that is not in the answer holds too much to be read beside the others, and is to be asked for again; at least one of
     * those that were asked for is in it. The questions are not of one moment: what becomes visible
     * meanwhile is for {@link #arrivals} to tell.
     *
     * @throws IllegalArgumentException for more channels than {@link #LARGEST_LOAD}
     */
    Map<ChannelId, Loaded> load(Collection<Wanted> wanted);
}
