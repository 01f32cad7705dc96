package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.log.RequestContext;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An entry on its way to Odoo. Its flags are guarded by the {@link Queue}; attempts belong to the delivering thread. */
final class Waiting {
    final OutboxEntry entry;
    final MessageId provisional;
    /** The one that brought it; null when a process before, or another replica, did. */
    final @Nullable String request = RequestContext.request();
    /** Completed once, for the request that may still wait; with {@link DeliveryResult.TryLater} when another replica goes on. */
    final CompletableFuture<DeliveryResult> outcome = new CompletableFuture<>();
    /** Completed when an attempt has failed. */
    final CompletableFuture<DeliveryResult> failedOnce = new CompletableFuture<>();
    /** Clients may know of it as queued. */
    boolean shown;
    /** Its visitor was erased: it is not to be delivered any more, nor shown. */
    boolean abandoned;
    /** Another replica looks after its channel, and after it. */
    boolean handedOver;
    /** Where it is in Odoo, as long as its readers may not have been told. */
    @Nullable
    MessageId untold;
    /** Odoo may have it already. */
    boolean repeat;

    int attempts;

    Waiting(OutboxEntry entry, MessageId provisional, boolean repeat, boolean shown) {
        this.entry = entry;
        this.provisional = provisional;
        this.repeat = repeat;
        this.shown = shown;
    }

    QueuedSend as(QueuedSend.State state) {
        return new QueuedSend(entry, provisional, shown, state, null);
    }
}
