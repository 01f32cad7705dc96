package com.seitech.chat.gateway.conversation;

/** What a visitor may expect before he starts. Asked by every page that is opened: no method fails or waits for long. */
public interface Availability {
    /** The agents' side has shown a sign of life within the last 30 seconds. */
    boolean isOnline();

    /** Some agent is known to be at his desk. */
    boolean hasAgents();

    /** A message that is sent now would be taken. */
    boolean acceptsMessages();
}
