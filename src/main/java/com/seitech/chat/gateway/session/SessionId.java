package com.seitech.chat.gateway.session;

import java.util.UUID;

/** Names a session where its token must not appear: in the store, in logs and in Odoo's external ids. */
public record SessionId(UUID value) {
    public static SessionId random() {
        return new SessionId(UUID.randomUUID());
    }

    public static SessionId parse(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
