package com.seitech.chat.gateway.upload.content;

/** A file that visitors may not send. The message is shown to the visitor. */
public final class TypeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param found what the file is, for people: "an archive (application/zip)" */
    TypeRefused(String found) {
        super("This file cannot be sent: it is " + found + ".", null, false, false);
    }
}
