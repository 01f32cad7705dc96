package com.seitech.chat.gateway.http;

/** The state of a chat that takes no messages any more: closed, or archived when it was that before. */
record ClosedAnswer(boolean success, String state) {}
