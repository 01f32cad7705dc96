package com.seitech.chat.gateway.http;

/** What the widget's light shows. */
record StatusAnswer(boolean success, boolean online, boolean agentsAvailable, boolean acceptsMessages) {}
