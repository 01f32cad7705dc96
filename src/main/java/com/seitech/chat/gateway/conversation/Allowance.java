package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.session.SessionId;

/** Bounds what visitors who read may ask of Odoo for themselves alone; what is shared by all readers is not counted. */
@FunctionalInterface
public interface Allowance {
    /** False when the session, or everybody together, has asked too often: then the answer is what is known without Odoo. */
    boolean take(SessionId session);
}
