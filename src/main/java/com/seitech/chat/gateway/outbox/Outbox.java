package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import java.time.Instant;
import java.util.Optional;

/** The memory of what was sent. When a method that writes returns, its change survives a crash and a power loss. */
public interface Outbox {
    /**
     * Remembers an entry before the first attempt to deliver it.
     *
     * @throws IllegalStateException when the channel has an entry with this client key: look with {@link #byKey} first,
     *     in the channel's turn
     */
    void append(OutboxEntry entry);

    Optional<OutboxRecord> byKey(ChannelId channel, String clientKey);

    /** The newest entry of this session and content that came without a key, and was last sent since the instant. */
    Optional<OutboxRecord> newestWithoutKey(SessionId session, String contentHash, Instant since);

    /** The client has sent the entry once more. */
    void sentAgain(OutboxId id, Instant at);

    void delivered(OutboxId id, DeliveryResult.Delivered delivered);

    void answered(OutboxId id);

    /** Forgets what was last sent before the instant; answers how many. */
    int purgeBefore(Instant instant);
}
