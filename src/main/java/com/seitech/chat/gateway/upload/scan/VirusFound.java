package com.seitech.chat.gateway.upload.scan;

/** A file that the virus scanner refuses. The message is shown to the visitor. */
public final class VirusFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VirusFound(String virus) {
        super("The file is refused: the virus scanner found " + virus + " in it.", null, false, false);
    }
}
