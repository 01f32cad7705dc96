package com.seitech.chat.gateway.conversation;

/** How many people reacted to a message with this emoji. */
public record Reaction(String emoji, int count) {}
