package com.seitech.chat.gateway.outbox;

/** A message that is in Odoo, and the entry whose answer is now owed to the client ({@link Answers#ended}). */
public record Receipt(OutboxId entry, DeliveryResult.Delivered delivered) {}
