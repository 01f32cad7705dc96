/**
 * Who may speak in which channel. A {@link Session} ties one visitor to one channel; its token exists only in the
 * visitor's browser, the gateway keeps a hash. {@link Admission} is asked on every call. Never knows Odoo.
 */
@NullMarked
package com.seitech.chat.gateway.session;

import org.jspecify.annotations.NullMarked;
