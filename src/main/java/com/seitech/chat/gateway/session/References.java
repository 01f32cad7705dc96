package com.seitech.chat.gateway.session;

import java.util.Collection;
import java.util.Set;

/** Knows which channel in Odoo was made for which session. */
public interface References {
    /** Sessions of one question at most. */
    int MOST = 500;

    /**
     * Those of the sessions whose channel is the one that was made for them. One question for all.
     *
     * @throws Unverified when it cannot be known now
     * @throws IllegalArgumentException for more sessions than {@link #MOST}
     */
    Set<SessionId> stillMeant(Collection<Session> sessions);
}
