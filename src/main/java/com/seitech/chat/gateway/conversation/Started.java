package com.seitech.chat.gateway.conversation;

import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;

/**
 * A chat that is open.
 *
 * @param token for the visitor's browser only
 * @param resumed it was open before
 */
public record Started(Session session, SessionToken token, boolean resumed) {}
