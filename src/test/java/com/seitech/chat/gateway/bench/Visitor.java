package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;

/** Somebody who polls as the unmodified widget does: with the id of the last message that he has. */
final class Visitor {
    private final SessionId session;
    private final SessionToken token;
    private final long channel;
    private long last;
    private byte[] poll = {};

    Visitor(SessionId session, SessionToken token, long channel) {
        this.session = session;
        this.token = token;
        this.channel = channel;
    }

    SessionId session() {
        return session;
    }

    SessionToken token() {
        return token;
    }

    long channel() {
        return channel;
    }

    /** The bytes of the next poll. */
    byte[] poll() {
        if (poll.length == 0) {
            poll = ("GET /api/chat/support/" + channel + "/poll?session_token=" + token.value() + "&last_message_id="
                            + last + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(ISO_8859_1);
        }
        return poll;
    }

    void has(long message) {
        if (message > last) {
            last = message;
            poll = new byte[0];
        }
    }

    /** A stream from now on. The address keeps the limits per address out of it: everybody has his own. */
    byte[] stream(int number) {
        return ("GET /api/chat/support/" + channel + "/stream?session_token=" + token.value()
                        + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nX-Forwarded-For: 10."
                        + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255) + "\r\n\r\n")
                .getBytes(ISO_8859_1);
    }
}
