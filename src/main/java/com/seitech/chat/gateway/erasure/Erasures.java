package com.seitech.chat.gateway.erasure;

import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where it is kept what Odoo has to forget. When a method that writes returns, its change survives a crash. */
public interface Erasures {
    /**
     * Deletes all that is kept of the session, and keeps that Odoo has to do the same: both or neither.
     *
     * @param longestCall when some of what the session sent was on its way to Odoo, or may have been, Odoo has to wait as
     *     long before it erases
     */
    Erasure forget(Session session, Instant now, Duration longestCall);

    /** All of them, those first that may be done first. */
    List<Erasure> pending();

    void done(SessionId session);
}
