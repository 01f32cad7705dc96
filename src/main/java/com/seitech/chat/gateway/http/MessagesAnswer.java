package com.seitech.chat.gateway.http;

import java.util.List;

/** A page of a conversation, the oldest message first. */
record MessagesAnswer(boolean success, List<MessageView> messages, boolean hasMore, String cursor, String state) {}
