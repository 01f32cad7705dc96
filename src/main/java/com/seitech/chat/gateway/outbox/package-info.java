/**
 * What the visitor wrote, on its way to Odoo. An {@link OutboxEntry} has an identity before Odoo hears of it, and keeps
 * it through every repeat, so that no failure and no retry makes two messages of one. {@link Dispatch}, called by
 * {@code conversation}, accepts it; {@link OutboxWorker} brings the {@link Queue} of each channel to Odoo, in order. The way
 * there is the port {@link Delivery}, the memory are the ports {@link Outbox} and {@link OutboxFiles}.
 */
@NullMarked
package com.seitech.chat.gateway.outbox;

import org.jspecify.annotations.NullMarked;
