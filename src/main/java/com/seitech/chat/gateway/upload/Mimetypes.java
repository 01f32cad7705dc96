package com.seitech.chat.gateway.upload;

import java.net.URLConnection;

/** The media type that a name promises. Never taken from the client's header, which may say anything. */
final class Mimetypes {
    private static final String UNKNOWN = "application/octet-stream";

    private Mimetypes() {}

    static String of(String name) {
        // The JDK reads a name like a link and drops all from a '#' on.
        String guess = URLConnection.guessContentTypeFromName(name.replace('#', '_'));
        return guess == null ? UNKNOWN : guess;
    }
}
