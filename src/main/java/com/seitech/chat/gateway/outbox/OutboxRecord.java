package com.seitech.chat.gateway.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an entry. The content is not: its hash is enough to recognise a repeat.
 *
 * @param delivered where it is in Odoo; null as long as that is not known
 * @param answered its success was written to the client
 */
public record OutboxRecord(
        OutboxId id, String contentHash, DeliveryResult.@Nullable Delivered delivered, boolean answered) {}
