package com.seitech.chat.gateway.outbox;

import org.jspecify.annotations.Nullable;

/** How an attempt to deliver ended. The reasons are for operators, never for visitors. */
public sealed interface DeliveryResult {
    /** It is in Odoo, exactly once. */
    record Delivered(MessageId messageId, @Nullable AttachmentId attachment) implements DeliveryResult {}

    /** It is perhaps in Odoo. A repeat with the same entry is safe. */
    record TryLater(String reason) implements DeliveryResult {}

    /** Odoo will never take it. */
    record Refused(String reason) implements DeliveryResult {}
}
