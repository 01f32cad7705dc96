/**
 * What we ask of Odoo, in our words. {@link Odoo} owns the peer: credentials, permits, deadlines, breaker, retries and
 * the taxonomy of what can go wrong ({@link OdooException}). The classes beside it implement the features' ports with a
 * few calls each. No Odoo type, fault text or XML leaves this package; the interface is not XML-RPC's, so that another
 * protocol can stand beside it.
 */
@NullMarked
package com.seitech.chat.gateway.odoo;

import org.jspecify.annotations.NullMarked;
