package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** Collects one answer whose length the server tells. */
final class HttpAnswer {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] LENGTH = "content-length:".getBytes(ISO_8859_1);
    private static final byte[] MESSAGE = "{\"id\":".getBytes(ISO_8859_1);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private byte[] bytes = new byte[1024];
    private int size;
    private int bodyAt;
    private int end = -1;

    /** True when the answer is complete. */
    boolean add(byte[] more, int length) {
        if (bytes.length < size + length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
        System.arraycopy(more, 0, bytes, size, length);
        size += length;
        if (end < 0) {
            readHead();
        }
        return end >= 0 && size >= end;
    }

    private void readHead() {
        int at = Bytes.indexOf(bytes, 0, size, HEAD_END);
        if (at >= 0) {
            bodyAt = at + HEAD_END.length;
            int length = Bytes.indexOfIgnoringCase(bytes, 0, at, LENGTH);
            if (length < 0) {
                throw new IllegalStateException("no Content-Length in: " + new String(bytes, 0, at, ISO_8859_1));
            }
            end = bodyAt + (int) Bytes.number(bytes, length + LENGTH.length);
        }
    }

    int status() {
        return (int) Bytes.number(bytes, STATUS_AT);
    }

    int bodyLength() {
        return end - bodyAt;
    }

    /** The largest message id in the body; zero when it holds no message. */
    long newestMessage() {
        long newest = 0;
        int at = bodyAt;
        while ((at = Bytes.indexOf(bytes, at, end, MESSAGE)) >= 0) {
            at += MESSAGE.length;
            newest = Math.max(newest, Bytes.number(bytes, at));
        }
        return newest;
    }

    void clear() {
        size = 0;
        end = -1;
    }
}
