package com.seitech.chat.gateway.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an entry whatever becomes of it: a hash of the content is enough to recognise a repeat.
 *
 * @param provisional the id under which clients know it until it is delivered
 * @param delivered where it is in Odoo; null as long as that is not known
 * @param answered its success was written to the client
 * @param parked it was given up
 */
public record OutboxRecord(
        OutboxId id,
        String contentHash,
        MessageId provisional,
        DeliveryResult.@Nullable Delivered delivered,
        boolean answered,
        boolean parked) {}
