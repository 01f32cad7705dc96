package com.seitech.chat.gateway.odoo.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Writes what is received, on a thread of its own: while the disk takes one piece, the network brings the next. */
final class ContentWriter implements AutoCloseable {
    private static final int PIECES_BEHIND = 4;

    /** One without bytes is the end. */
    private final BlockingQueue<ByteBuffer> pieces = new ArrayBlockingQueue<>(PIECES_BEHIND);

    private final FutureTask<String> written;

    /**
     * Begins.
     *
     * @param target exists: who asked for it may give up and delete it, and then it must not be made again
     * @param counted whether somebody wants to know the checksum
     */
    ContentWriter(Path target, boolean counted) {
        written = new FutureTask<>(() -> write(target, counted));
        Thread.ofVirtual().name("odoo-content-writer").start(written);
    }

    /** Takes the bytes: they must not change any more. */
    void write(ByteBuffer bytes) throws InterruptedException {
        pieces.put(bytes);
    }

    /**
     * Waits until all is written.
     *
     * @return its SHA-1, in hex: Odoo's choice, it keeps no secret here; of nothing when it was not to be counted
     * @throws UncheckedIOException when our disk failed
     */
    String end() throws InterruptedException {
        pieces.put(ByteBuffer.allocate(0));
        try {
            return written.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UncheckedIOException ourDisk ? ourDisk : new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        written.cancel(true);
    }

    private String write(Path target, boolean counted) throws InterruptedException {
        MessageDigest digest = sha1();
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
            for (ByteBuffer piece = pieces.take(); piece.hasRemaining(); piece = pieces.take()) {
                if (counted) {
                    digest.update(piece.duplicate());
                }
                writeAll(piece, file);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            return failed(e);
        }
    }

    private static void writeAll(ByteBuffer piece, FileChannel file) throws IOException {
        while (piece.hasRemaining()) {
            file.write(piece);
        }
    }

    /** Who writes must not wait for ever for room in the queue. */
    private String failed(IOException e) throws InterruptedException {
        while (pieces.take().hasRemaining()) {
            // Nobody needs them.
        }
        throw new UncheckedIOException(e);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
