package com.seitech.chat.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Any number of connections on one thread. Everything that peers and tasks do runs on that thread, so that they need
 * no locks and must not wait.
 */
final class Wire implements AutoCloseable {
    private static final int READ_BYTES = 64 * 1024;
    private static final long TICK_MS = 1;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final byte[] arrived = new byte[READ_BYTES];
    private final Thread thread;
    private Runnable tick = () -> {};
    private volatile boolean open = true;

    Wire() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name("wire").start(this::loop);
    }

    /** Starts to connect; the peer is told how it goes. Only on the wire's thread. */
    Connection connect(InetSocketAddress address, Connection.Peer peer) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            Connection connection = new Connection(channel, peer);
            connection.begin(selector, address);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs this about every millisecond from now on, in place of what ran before. */
    void everyTick(Runnable work) {
        run(() -> tick = work);
    }

    /** On the wire's thread; returns when it is done. */
    void run(Runnable work) {
        CountDownLatch done = new CountDownLatch(1);
        tasks.add(() -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        selector.wakeup();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void loop() {
        try {
            while (open) {
                selector.select(this::serve, TICK_MS);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                tick.run();
            }
            selector.keys().forEach(key -> ((Connection) key.attachment()).close());
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            connection.serve(key, arrived);
        } catch (IOException e) {
            connection.lost();
        }
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
