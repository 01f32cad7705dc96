package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** An attacker's open stream: all that it tells. */
final class Tap implements AutoCloseable {
    private final Call call;
    private final InputStream body;
    private final StringBuilder text = new StringBuilder();
    private final Thread reader;

    Tap(Call call, InputStream body) {
        this.call = call;
        this.body = body;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        byte[] piece = new byte[8 * 1024];
        try {
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                add(new String(piece, 0, read, UTF_8));
            }
        } catch (IOException e) {
            // It was closed, by whichever side.
        }
    }

    private synchronized void add(String more) {
        text.append(more);
    }

    Call call() {
        return call;
    }

    boolean isEnded() {
        return !reader.isAlive();
    }

    /** Everything so far. */
    synchronized String told() {
        return text.toString();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
