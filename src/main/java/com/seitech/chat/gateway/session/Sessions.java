package com.seitech.chat.gateway.session;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where sessions are kept. When a method that writes returns, its change survives a crash of the process. */
public interface Sessions {
    /**
     * Keeps a new session. Every other one of its channel ends: Odoo gives an id anew only when it has lost the channel
     * that had it.
     *
     * @return those that ended
     */
    List<Session> add(Session session);

    Optional<Session> find(TokenHash hash);

    Optional<Session> ofChannel(ChannelId channel);

    /** Those that were made last, the latest first. */
    List<Session> newest(int limit);

    void remove(Collection<SessionId> ended);

    /** Moves 'last used' forward, never back. */
    void touch(Map<SessionId, Instant> lastUsed);

    /** Deletes what was last used before the instant; answers how many. */
    int purgeUnusedSince(Instant instant);

    /** Notes when chats were closed; of one that is noted already, nothing changes. Who has no session is passed over. */
    void closed(Map<ChannelId, Instant> at);

    /** These are open, whatever was noted. */
    void open(Collection<ChannelId> channels);

    /** Whether it is noted that its chat is closed. */
    boolean isClosed(SessionId session);

    /** Those whose chat was closed before the instant, the earliest first. */
    List<Session> closedBefore(Instant instant, int limit);

    /** From now on, whoever was made up to then has to be verified; never less than before. */
    void doubt(Instant upTo);

    Optional<Instant> doubted();
}
