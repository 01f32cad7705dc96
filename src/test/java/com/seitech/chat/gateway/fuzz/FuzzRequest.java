package com.seitech.chat.gateway.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What goes over the wire.
 *
 * @param head with its last empty line
 * @param sound whether both sides must agree where it ends, so that there must be an answer
 */
record FuzzRequest(String head, Body body, boolean sound) {
    private static final int SHOWN = 400;

    /** A record cannot hold an array and be compared. */
    static final class Body {
        private final byte[] bytes;

        Body(byte[] bytes) {
            this.bytes = Arrays.copyOf(bytes, bytes.length);
        }

        int length() {
            return bytes.length;
        }
    }

    String method() {
        return head.substring(0, Math.max(0, head.indexOf(' ')));
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(ISO_8859_1));
        all.writeBytes(body.bytes);
        return all.toByteArray();
    }

    /** Begins with the line, for reports. */
    @Override
    public String toString() {
        String all = new String(bytes(), ISO_8859_1);
        return all.length() > SHOWN ? all.substring(0, SHOWN) + "… (" + all.length() + " bytes)" : all;
    }
}
