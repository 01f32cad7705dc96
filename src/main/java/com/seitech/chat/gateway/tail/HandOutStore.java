package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.session.SessionId;
import java.util.Map;
import java.util.Optional;

/** Where hand-out logs are kept, as long as their session. When a method that writes returns, its change is durable. */
public interface HandOutStore {
    /**
     * A log at one moment.
     *
     * @param version grows with every save of the log
     * @param text the log's own
     */
    record Saved(long version, String text) {
        public Saved {
            if (version < 0) {
                throw new IllegalArgumentException("a version is not negative: " + version);
            }
        }
    }

    Optional<Saved> find(SessionId session);

    /** Keeps the greater version: of two that are saved at once, the older may come last. */
    default void save(SessionId session, Saved saved) {
        saveAll(Map.of(session, saved));
    }

    /** The same for many, in one transaction. */
    void saveAll(Map<SessionId, Saved> logs);
}
