package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.outbox.MessageId;

/** A message whose id is taken while nobody sees it yet, as in a transaction that is still open. */
public interface LateMessage {
    MessageId id();

    void commit();
}
