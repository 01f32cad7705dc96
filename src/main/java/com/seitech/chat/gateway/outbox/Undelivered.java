package com.seitech.chat.gateway.outbox;

/**
 * An entry that is not known to be in Odoo.
 *
 * @param parked it was given up
 * @param answered its client was told that it is queued
 */
public record Undelivered(OutboxEntry entry, MessageId provisional, boolean parked, boolean answered) {}
