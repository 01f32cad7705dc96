package com.seitech.chat.gateway.erasure;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import java.time.Instant;

/**
 * That Odoo has to forget what a session's channel holds.
 *
 * @param notBefore a call that Odoo has taken before, whatever became of it, has ended by then
 */
public record Erasure(SessionId session, ChannelId channel, Instant notBefore) {}
