package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Message;
import java.time.Duration;

/**
 * A message of the visitor that Odoo does not have yet, under its provisional id.
 *
 * @param failed it was given up
 */
public record Unsent(Message message, boolean failed) {
    /** How far Odoo's clock and ours may differ. */
    static final Duration CLOCKS = Duration.ofMinutes(10);

    /** Whether the message in Odoo may be this one. */
    boolean mayBe(Message other) {
        return message.content().equals(other.content())
                && !message.createdAt().minus(CLOCKS).isAfter(other.createdAt());
    }
}
