package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Message;

/**
 * A message of the visitor that Odoo does not have yet, under its provisional id.
 *
 * @param failed it was given up
 */
public record Unsent(Message message, boolean failed) {}
