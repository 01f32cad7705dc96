package com.seitech.chat.gateway.odoo.xmlrpc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** Encodes a stream to base64 while it is read. */
final class Base64Stream extends InputStream {
    /** A multiple of three, so that only the last block is padded. */
    private static final int BLOCK = 48 * 1024;

    private final InputStream source;
    private final byte[] raw = new byte[BLOCK];
    private byte[] encoded = new byte[0];
    private int position;

    Base64Stream(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? encoded[position++] : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, encoded.length - position);
        System.arraycopy(encoded, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean hasMore() throws IOException {
        if (position < encoded.length) {
            return true;
        }
        int read = source.readNBytes(raw, 0, BLOCK);
        encoded = Base64.getEncoder().encode(read == BLOCK ? raw : Arrays.copyOf(raw, read));
        position = 0;
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
