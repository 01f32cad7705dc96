package com.seitech.chat.gateway.http;

/** No replica looks after the channel for the moment. The message is for the log. */
final class NobodyThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NobodyThere(String reason) {
        super(reason, null, false, false);
    }
}
