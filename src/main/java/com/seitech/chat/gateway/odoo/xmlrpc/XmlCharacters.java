package com.seitech.chat.gateway.odoo.xmlrpc;

/** Which UTF-16 units XML 1.0 can carry. Everything else travels as U+FFFD, so that no text can break a document. */
final class XmlCharacters {
    static final char REPLACEMENT = '\uFFFD';

    private XmlCharacters() {}

    /** True for a unit that stands for itself; surrogates are judged in pairs by the caller. */
    static boolean isAllowed(char c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c <= REPLACEMENT);
    }
}
