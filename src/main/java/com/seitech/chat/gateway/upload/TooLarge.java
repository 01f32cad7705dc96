package com.seitech.chat.gateway.upload;

/** The file, or the request that carries it, is larger than allowed. The message is shown to the visitor. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLarge(long maxBytes) {
        super("The file is larger than " + maxBytes / (1024 * 1024) + " MB.", null, false, false);
    }
}
