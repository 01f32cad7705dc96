/**
 * Forgetting a visitor who asks for it: here at once, in Odoo as soon as it can be asked. Knows no framework beyond
 * injection and schedules.
 */
@NullMarked
package com.seitech.chat.gateway.erasure;

import org.jspecify.annotations.NullMarked;
