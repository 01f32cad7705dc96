package com.seitech.chat.gateway.upload.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;

/** clamd's command {@code INSTREAM}: the file in pieces, each after its length, and a piece of none; then the reply. */
final class Instream {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(US_ASCII);
    private static final int PIECE = 64 * 1024;
    /** A virus's name and a few words. */
    private static final int LONGEST_REPLY = 1024;

    private Instream() {}

    /** @throws IOException when the connection ends before the reply does */
    static Verdict verdictOn(FileChannel file, SocketChannel clamd) throws IOException {
        try {
            send(file, clamd);
        } catch (IOException e) {
            // It closes as soon as it will not take more, and has said why before.
            return Verdict.ofPart(reply(clamd));
        }
        return Verdict.of(reply(clamd));
    }

    private static void send(FileChannel file, SocketChannel clamd) throws IOException {
        write(ByteBuffer.wrap(COMMAND), clamd);
        ByteBuffer piece = ByteBuffer.allocate(Integer.BYTES + PIECE);
        int length;
        do {
            length = read(file, piece.clear().position(Integer.BYTES));
            write(piece.putInt(0, length).flip(), clamd);
        } while (length > 0);
    }

    private static int read(FileChannel file, ByteBuffer piece) {
        try {
            return Math.max(0, file.read(piece));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ByteBuffer bytes, SocketChannel clamd) throws IOException {
        while (bytes.hasRemaining()) {
            clamd.write(bytes);
        }
    }

    private static String reply(SocketChannel clamd) throws IOException {
        ByteBuffer reply = ByteBuffer.allocate(LONGEST_REPLY);
        while (reply.hasRemaining() && clamd.read(reply) >= 0) {
            String text = new String(reply.array(), 0, reply.position(), ISO_8859_1);
            int end = text.indexOf('\0');
            if (end >= 0) {
                return text.substring(0, end);
            }
        }
        throw new IOException(reply.hasRemaining() ? "closed before the end of its answer" : "its answer has no end");
    }
}
