package com.seitech.chat.gateway.program;

import com.seitech.chat.gateway.fake.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/** Where the servers of a run listen: on loopback, on ports that were free. */
public final class ServerAddress {
    private ServerAddress() {}

    public static InetSocketAddress free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a server that goes and comes back under the same address. */
    public static InetSocketAddress lasting() {
        return onPort(Loopback.lastingPort());
    }

    public static InetSocketAddress onPort(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public static URI uri(InetSocketAddress address) {
        return URI.create("http://127.0.0.1:" + address.getPort());
    }
}
