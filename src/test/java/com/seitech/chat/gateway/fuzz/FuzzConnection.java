package com.seitech.chat.gateway.fuzz;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends one request after the other, over one connection as long as it lasts. */
final class FuzzConnection implements AutoCloseable {
    private final InetSocketAddress address;
    private final Duration patience;
    private @Nullable Socket socket;
    private @Nullable BufferedInputStream in;

    FuzzConnection(InetSocketAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /**
     * The answer; empty when the connection was closed instead.
     *
     * @throws SocketTimeoutException when neither happens in time
     */
    Optional<FuzzAnswer> exchange(FuzzRequest request) throws IOException {
        boolean used = socket != null;
        Optional<FuzzAnswer> answer = exchangeOnce(request);
        // After the answer before, the other side may have ended the connection.
        return answer.isEmpty() && used ? exchangeOnce(request) : answer;
    }

    private Optional<FuzzAnswer> exchangeOnce(FuzzRequest request) throws IOException {
        Socket to = open();
        BufferedInputStream from = java.util.Objects.requireNonNull(in);
        boolean reusable = false;
        try {
            to.getOutputStream().write(request.bytes());
            if (!request.sound()) {
                // Whatever the other side still waits for does not come.
                to.shutdownOutput();
            }
            Optional<FuzzAnswer> answer = FuzzAnswer.read(from, "HEAD".equals(request.method()));
            reusable = request.sound() && answer.isPresent() && !answer.get().endsConnection();
            return answer;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return Optional.empty(); // Reset: closed as well.
        } finally {
            if (!reusable) {
                close();
            }
        }
    }

    private Socket open() throws IOException {
        if (socket == null) {
            Socket opened = new Socket();
            opened.connect(address);
            opened.setTcpNoDelay(true);
            opened.setSoTimeout((int) patience.toMillis());
            socket = opened;
            in = new BufferedInputStream(opened.getInputStream());
        }
        return socket;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
