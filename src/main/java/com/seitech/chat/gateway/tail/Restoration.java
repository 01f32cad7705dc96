package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Instant;

/**
 * That Odoo gives ids anew, since its database was restored from a backup or built anew. It begins an era: an id means a
 * message together with the era in which it was seen.
 *
 * @param era the number of the era that began; that before the first restoration is zero
 * @param survived what was seen up to this id still stands under it
 * @param highest what was seen above that, up to here, is gone, and its ids are given anew
 */
public record Restoration(int era, MessageId survived, MessageId highest, Instant foundAt) {
    public Restoration {
        if (era < 1) {
            throw new IllegalArgumentException("the first restoration begins era 1: " + era);
        }
    }

    /** A number from before that may mean another message now. */
    boolean gaveAnew(MessageId id) {
        return id.compareTo(survived) > 0 && id.compareTo(highest) <= 0;
    }
}
