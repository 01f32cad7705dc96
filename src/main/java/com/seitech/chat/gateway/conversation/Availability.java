package com.seitech.chat.gateway.conversation;

/** What a visitor may expect before he starts. Asked by every page that is opened: no method fails or waits for long. */
public interface Availability {
    /** The agents' side has shown a sign of life within the last 30 seconds. */
    boolean isOnline();

    /** Some agent is known to be at his desk. */
    boolean hasAgents();

    /** A message that is sent now would be taken. */
    boolean acceptsMessages();

    /** What the agents' side can do beyond messages, as far as is known. */
    Features features();

    /**
     * What needs more than every agents' side has.
     *
     * @param typing visitors and agents see each other type
     * @param read agents see how far a visitor has read
     * @param rating agents see what visitors think of their chats
     */
    record Features(boolean typing, boolean read, boolean rating) {
        public static final Features NONE = new Features(false, false, false);
    }
}
