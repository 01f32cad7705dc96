package com.seitech.chat.gateway.upload.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens as clamd does, and on every connection does what its script says. */
public final class ScriptedClamd implements AutoCloseable {
    private static final String COMMAND = "zINSTREAM\0";

    private final ServerSocketChannel server;
    private final Script script;
    private final Thread listener;
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
    private final List<byte[]> scanned = new CopyOnWriteArrayList<>();

    /** What it does with one connection; which is closed afterwards. */
    interface Script {
        void play(ScriptedClamd clamd, SocketChannel connection) throws IOException;
    }

    private ScriptedClamd(ServerSocketChannel server, Script script) {
        this.server = server;
        this.script = script;
        listener = Thread.ofVirtual().start(this::listen);
    }

    static ScriptedClamd onTcp(Script script) {
        return listening(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), script);
    }

    static ScriptedClamd onTcp(InetAddress address, Script script) {
        return listening(new InetSocketAddress(address, 0), script);
    }

    static ScriptedClamd onSocket(Path socket, Script script) {
        return listening(UnixDomainSocketAddress.of(socket), script);
    }

    /** Reads the whole file, then answers. */
    public static ScriptedClamd answering(Path socket, String reply) {
        return onSocket(socket, answer(reply + "\0"));
    }

    private static ScriptedClamd listening(SocketAddress address, Script script) {
        try {
            ServerSocketChannel server = address instanceof UnixDomainSocketAddress
                    ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    : ServerSocketChannel.open();
            return new ScriptedClamd(server.bind(address), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the whole file, then writes just that. */
    static Script answer(String bytes) {
        return (clamd, connection) -> {
            clamd.readFile(connection);
            write(connection, bytes);
        };
    }

    /** Writes just that, and closes without having read more than the command. */
    static Script answerAtOnce(String bytes) {
        return (clamd, connection) -> {
            readCommand(new DataInputStream(Channels.newInputStream(connection)));
            write(connection, bytes);
        };
    }

    /** Reads the whole file, and says nothing until its client goes. */
    static Script silence() {
        return (clamd, connection) -> {
            clamd.readFile(connection);
            connection.read(ByteBuffer.allocate(1));
        };
    }

    private void listen() {
        try {
            while (server.isOpen()) {
                SocketChannel connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> play(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void play(SocketChannel connection) {
        try (connection) {
            script.play(this, connection);
        } catch (IOException e) {
            // The client has gone.
        }
    }

    /** To its end. */
    void readFile(SocketChannel connection) throws IOException {
        DataInputStream in = new DataInputStream(Channels.newInputStream(connection));
        readCommand(in);
        ByteBuffer file = ByteBuffer.allocate(32 * 1024 * 1024);
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            file.put(in.readNBytes(length));
        }
        byte[] content = new byte[file.flip().remaining()];
        file.get(content);
        scanned.add(content);
    }

    private static void readCommand(DataInputStream in) throws IOException {
        String command = new String(in.readNBytes(COMMAND.length()), ISO_8859_1);
        if (!command.equals(COMMAND)) {
            throw new IllegalStateException("not the command: " + command);
        }
    }

    private static void write(SocketChannel connection, String bytes) throws IOException {
        connection.write(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)));
    }

    /** The files that it has read to their ends. */
    public List<byte[]> scanned() {
        return List.copyOf(scanned);
    }

    /** As the setting names it. */
    String address() {
        try {
            SocketAddress address = server.getLocalAddress();
            return address instanceof InetSocketAddress ? "127.0.0.1:" + port() : address.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        try {
            return ((InetSocketAddress) server.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When it returns, nobody listens any more. */
    @Override
    public void close() {
        try {
            SocketAddress address = server.getLocalAddress();
            stopListening();
            for (SocketChannel connection : connections) {
                connection.close();
            }
            if (address instanceof UnixDomainSocketAddress socket) {
                Files.deleteIfExists(socket.getPath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel takes connections until the thread that waits for them has seen that its socket is closed. */
    private void stopListening() throws IOException {
        server.close();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
