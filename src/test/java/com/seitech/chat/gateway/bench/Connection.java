package com.seitech.chat.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link Wire}. */
final class Connection {
    /** Who is at our end of a connection. */
    interface Peer {
        void connected(Connection connection);

        /** The bytes are the wire's and change after this call. */
        void received(byte[] bytes, int length);

        /** Closed by the other side, or never opened. */
        void lost();
    }

    private final SocketChannel channel;
    private final Peer peer;
    private @Nullable SelectionKey key;
    private @Nullable ByteBuffer unsent;

    Connection(SocketChannel channel, Peer peer) {
        this.channel = channel;
        this.peer = peer;
    }

    /** On loopback the outcome may be there at once, good or bad. */
    void begin(Selector selector, InetSocketAddress address) throws IOException {
        try {
            boolean there = channel.connect(address);
            key = channel.register(selector, there ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
            if (there) {
                peer.connected(this);
            }
        } catch (ConnectException e) {
            lost();
        }
    }

    void send(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            channel.write(buffer);
            if (buffer.hasRemaining()) {
                unsent = buffer;
                interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            lost();
        }
    }

    void serve(SelectionKey ready, byte[] arrived) throws IOException {
        if (ready.isConnectable()) {
            channel.finishConnect();
            interest(SelectionKey.OP_READ);
            peer.connected(this);
            return;
        }
        if (ready.isWritable() && unsent != null) {
            writeMore(unsent);
        }
        if (ready.isValid() && ready.isReadable()) {
            read(arrived);
        }
    }

    private void writeMore(ByteBuffer buffer) throws IOException {
        channel.write(buffer);
        if (!buffer.hasRemaining()) {
            unsent = null;
            interest(SelectionKey.OP_READ);
        }
    }

    private void read(byte[] arrived) throws IOException {
        int length = channel.read(ByteBuffer.wrap(arrived));
        if (length < 0) {
            lost();
        } else if (length > 0) {
            peer.received(arrived, length);
        }
    }

    private void interest(int operations) {
        if (key != null) {
            key.interestOps(operations);
        }
    }

    void lost() {
        if (channel.isOpen()) {
            close();
            peer.lost();
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
