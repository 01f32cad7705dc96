package com.seitech.chat.gateway.http;

/** What is left of a message that was deleted. */
record DeletedView(long id, boolean deleted) {}
