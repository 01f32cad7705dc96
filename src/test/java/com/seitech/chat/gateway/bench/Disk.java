package com.seitech.chat.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The disk that everything here shares. */
final class Disk {
    private Disk() {}

    /** Waits until it has what was written so far, or it would still be busy with what was only prepared. */
    static void settle() {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
