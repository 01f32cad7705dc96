/** What the XML-RPC edge promises, against a peer that shares no code with it. */
@NullMarked
package com.seitech.chat.gateway.odoo.xmlrpc;

import org.jspecify.annotations.NullMarked;
