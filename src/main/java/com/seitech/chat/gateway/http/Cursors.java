package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.Base64;

/** Writes a position so that clients give it back without reading anything into it. */
final class Cursors {
    private Cursors() {}

    static String at(MessageId last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("1:" + last).getBytes(US_ASCII));
    }
}
