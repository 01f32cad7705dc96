package com.seitech.chat.gateway.conversation;

/** Who wrote a message. */
public sealed interface Author {
    /** The name to show; may be empty for a message that nobody signed. */
    String name();

    record OfVisitor(String name) implements Author {
        @Override
        public String toString() {
            return "OfVisitor[…]";
        }
    }

    record OfAgent(String name) implements Author {
        @Override
        public String toString() {
            return "OfAgent[…]";
        }
    }

    /** Odoo itself, for example when a chat is closed. Shown on the agents' side. */
    record OfSystem(String name) implements Author {
        @Override
        public String toString() {
            return "OfSystem[…]";
        }
    }
}
