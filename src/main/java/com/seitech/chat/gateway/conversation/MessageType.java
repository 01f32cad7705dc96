package com.seitech.chat.gateway.conversation;

/** What kind of message it is. */
public enum MessageType {
    TEXT,
    FILE,
    IMAGE,
    SYSTEM
}
