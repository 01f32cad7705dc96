package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The memory of what was sent. When a method that writes returns, its change survives a crash and a power loss. */
public interface Outbox {
    /**
     * Remembers an entry before the first attempt to deliver it.
     *
     * @param provisional the id under which clients know it until it is delivered
     * @throws IllegalStateException when the session has an entry with this client key: look with {@link #byKey} first,
     *     in the channel's turn
     */
    void append(OutboxEntry entry, MessageId provisional);

    /**
     * Of a session, like all that is asked here: an Odoo that was restored gives the number of a channel to another
     * visitor.
     */
    Optional<OutboxRecord> byKey(SessionId session, String clientKey);

    /** The newest entry of this session and content that came without a key, and was last sent since the instant. */
    Optional<OutboxRecord> newestWithoutKey(SessionId session, String contentHash, Instant since);

    Optional<OutboxRecord> byProvisional(SessionId session, MessageId provisional);

    /** What is to be delivered, and what was given up but not forgotten yet, in the order it was appended. */
    List<Undelivered> undelivered();

    /** The messages of the session that were delivered and are not forgotten yet: by id, the provisional one. */
    Map<MessageId, MessageId> deliveredOf(SessionId session);

    /** Of the messages of the session that were delivered after their sender was told that they are queued: by id, what he was told. */
    Map<MessageId, MessageId> deliveredLate(SessionId session);

    /** The files of the session that were accepted after the instant and are not forgotten yet, the oldest first. */
    List<SentBytes> filesOf(SessionId session, Instant instant);

    /** The greatest provisional id there is; empty without any. */
    Optional<MessageId> newestProvisional();

    /** The client has sent the entry once more. */
    void sentAgain(OutboxId id, Instant at);

    /** Forgets the content. */
    void delivered(OutboxId id, DeliveryResult.Delivered delivered);

    /** Gives it up, or tries again what was given up. */
    void parked(OutboxId id, boolean parked);

    /** Its sender is being told its provisional id. */
    void queued(OutboxId id);

    void answered(OutboxId id);

    /** Forgets what was last sent before the instant and is not to be delivered any more; answers how many. */
    int purgeBefore(Instant instant);
}
