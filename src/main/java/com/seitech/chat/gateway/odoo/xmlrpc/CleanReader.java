package com.seitech.chat.gateway.odoo.xmlrpc;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Replaces what XML forbids, so that one stored U+FFFE cannot make every answer that contains it unreadable. */
final class CleanReader extends FilterReader {
    CleanReader(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (!XmlCharacters.isAllowed(buffer[i])) {
                buffer[i] = XmlCharacters.REPLACEMENT;
            }
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        return c < 0 || XmlCharacters.isAllowed((char) c) ? c : XmlCharacters.REPLACEMENT;
    }
}
