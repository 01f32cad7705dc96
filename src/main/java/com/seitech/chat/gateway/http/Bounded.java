package com.seitech.chat.gateway.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Takes so many bytes and not one more. */
final class Bounded extends FilterOutputStream {
    private final Supplier<? extends RuntimeException> tooMuch;
    private long left;

    Bounded(OutputStream target, long most, Supplier<? extends RuntimeException> tooMuch) {
        super(target);
        this.left = most;
        this.tooMuch = tooMuch;
    }

    @Override
    public void write(int value) throws IOException {
        take(1);
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        out.write(bytes, offset, length);
    }

    private void take(int length) {
        left -= length;
        if (left < 0) {
            throw tooMuch.get();
        }
    }
}
