package com.seitech.chat.gateway.upload;

/** The link is good, but no message of its channel carries the file, or not any more. */
public final class NoSuchFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchFile() {
        super("no such file", null, false, false);
    }
}
