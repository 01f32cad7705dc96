/**
 * What a visitor may do: start a chat, send, read. {@link Conversation} is the whole of it; the values around it are
 * checked when they are made. Knows no framework, no HTTP and no Odoo: those are behind {@link Channels} and
 * {@link MessageHistory}.
 */
@NullMarked
package com.seitech.chat.gateway.conversation;

import org.jspecify.annotations.NullMarked;
