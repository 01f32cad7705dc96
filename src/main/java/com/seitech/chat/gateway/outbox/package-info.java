/**
 * What the visitor wrote, on its way to Odoo. An {@link OutboxEntry} has an identity before Odoo hears of it, and keeps
 * it through every repeat, so that no failure and no retry makes two messages of one. Called by {@code conversation};
 * the way to Odoo is the port {@link Delivery}, the memory is the port {@link Outbox}.
 */
@NullMarked
package com.seitech.chat.gateway.outbox;

import org.jspecify.annotations.NullMarked;
