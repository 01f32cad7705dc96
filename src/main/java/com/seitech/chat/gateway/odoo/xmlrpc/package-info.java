/**
 * XML-RPC over HTTP, made safe: what Apache's client gets wrong against Odoo is replaced here (writer, type factory,
 * reader, transport), what it gets right is used. Knows XML and HTTP; knows nothing of chat, of Odoo's models or of
 * retries. Called by {@code odoo} only.
 *
 * <p>A call is {@link XmlRpcEndpoint#call}: exactly one POST, one deadline for everything from connecting to the last
 * byte of the answer, and on failure one of the four {@link XmlRpcFailure}s.
 */
@NullMarked
package com.seitech.chat.gateway.odoo.xmlrpc;

import org.jspecify.annotations.NullMarked;
