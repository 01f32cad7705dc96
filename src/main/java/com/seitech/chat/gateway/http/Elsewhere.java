package com.seitech.chat.gateway.http;

/** What another replica passed on is to be done by a third one by now. */
final class Elsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Elsewhere() {
        super("another replica looks after the channel", null, false, false);
    }
}
