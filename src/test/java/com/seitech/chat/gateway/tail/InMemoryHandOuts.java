package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps logs like the real store, and counts how often it is asked. */
public final class InMemoryHandOuts implements HandOutStore {
    private final Map<SessionId, Saved> logs = new HashMap<>();
    private boolean broken;
    private int finds;
    private int writes;

    @Override
    public synchronized Optional<Saved> find(SessionId session) {
        finds++;
        return Optional.ofNullable(logs.get(session));
    }

    @Override
    public synchronized void saveAll(Map<SessionId, Saved> saved) {
        if (broken) {
            throw new StoreUnavailable("not written", null);
        }
        writes++;
        saved.forEach((session, log) ->
                logs.merge(session, log, (old, fresh) -> fresh.version() > old.version() ? fresh : old));
    }

    synchronized void broken(boolean isBroken) {
        broken = isBroken;
    }

    synchronized int finds() {
        return finds;
    }

    synchronized int writes() {
        return writes;
    }
}
