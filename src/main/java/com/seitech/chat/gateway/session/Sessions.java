package com.seitech.chat.gateway.session;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where sessions are kept. When a method that writes returns, its change survives a crash of the process. */
public interface Sessions {
    void add(Session session);

    Optional<Session> find(TokenHash hash);

    /** Moves 'last used' forward, never back. */
    void touch(Map<SessionId, Instant> lastUsed);

    /** Deletes what was last used before the instant; answers how many. */
    int purgeUnusedSince(Instant instant);
}
