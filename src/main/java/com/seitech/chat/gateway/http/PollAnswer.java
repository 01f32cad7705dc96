package com.seitech.chat.gateway.http;

import java.util.List;

/** What is new, the oldest message first. */
record PollAnswer(boolean success, List<MessageView> messages, boolean isTyping, String cursor, String state) {}
