/**
 * Who may do how much. {@link Limits} is asked by {@code http} before any work is done for a call; what it refuses
 * reaches neither the database nor Odoo.
 */
@NullMarked
package com.seitech.chat.gateway.limits;

import org.jspecify.annotations.NullMarked;
