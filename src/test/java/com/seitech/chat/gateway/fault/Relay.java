package com.seitech.chat.gateway.fault;

import com.seitech.chat.gateway.fake.Loopback;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection through the proxy: two ways, each with a thread that waits for bytes and passes them on, or not. */
final class Relay {
    private static final int PIECE_BYTES = 8 * 1024;
    private static final int SLICES_PER_SECOND = 20;

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    /** Guarded by this object: both ways share what goes wrong. */
    private Met met;

    private boolean silent;
    private boolean deserted;

    /** What this connection makes of what was inflicted. */
    private static final class Met {
        private final FaultProxy.Inflicted inflicted;
        private final Fault fault;

        Met(FaultProxy proxy) {
            this.inflicted = proxy.inflicted();
            this.fault = proxy.drawn(inflicted);
        }
    }

    Relay(FaultProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        this.met = new Met(proxy);
    }

    /** Returns when both ways have ended. */
    void run() {
        Thread requests = Thread.startVirtualThread(() -> new Way(client, server).run());
        new Way(server, client).run();
        try {
            requests.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Met met() {
        if (met.inflicted != proxy.inflicted()) {
            met = new Met(proxy);
        }
        return met;
    }

    private synchronized boolean isSilent(Met now) {
        silent |= now.fault instanceof Fault.HalfOpen;
        return silent;
    }

    /** Also when nothing comes meanwhile: what is half-open stays so. */
    synchronized void meet() {
        var _ = isSilent(met());
    }

    /** A server finds out by its keep-alive that nobody is at the other end. */
    synchronized void healed() {
        if (deserted) {
            cut();
        }
    }

    private synchronized void desert() {
        deserted = true;
        if (proxy.isHealed()) {
            cut();
        }
    }

    private void cut() {
        try (client;
                server) {
            // Closing is all.
        } catch (IOException e) {
            // Closed already, which is what was wanted.
        }
    }

    /** From one side to the other. Belongs to its thread. */
    private final class Way {
        private final Socket from;
        private final Socket to;
        private final byte[] piece = new byte[PIECE_BYTES];
        /** What the bytes are counted under. */
        private @Nullable Met counted;

        private int passed;

        Way(Socket from, Socket to) {
            this.from = from;
            this.to = to;
        }

        void run() {
            try {
                for (int length = read(); length >= 0; length = read()) {
                    pass(length);
                }
                end();
            } catch (IOException e) {
                lost();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cut();
            }
        }

        private int read() throws IOException {
            return from.getInputStream().read(piece);
        }

        private void end() throws IOException {
            if (!isSilent(met())) {
                to.shutdownOutput();
            } else if (isRequest()) {
                desert();
            }
        }

        /** Of a half-open connection the client does not hear that the server has gone. */
        private void lost() {
            if (isRequest() || !isSilent(met())) {
                cut();
            }
        }

        private boolean isRequest() {
            return to.equals(server);
        }

        private void pass(int length) throws IOException, InterruptedException {
            Met now = met();
            if (isSilent(now)) {
                return;
            }
            switch (now.fault) {
                case Fault.CutRequest cut when isRequest() -> upTo(cut.bytes(), now, length);
                case Fault.CutReply cut when !isRequest() -> upTo(cut.bytes(), now, length);
                case Fault.DropReply drop when !isRequest() -> reset();
                case Fault.Throttle throttle -> slowly(throttle.bytesPerSecond(), length);
                case Fault.Delay delay -> {
                    Thread.sleep(delay.duration());
                    write(0, length);
                }
                default -> write(0, length);
            }
        }

        private void write(int start, int length) throws IOException {
            OutputStream out = to.getOutputStream();
            out.write(piece, start, length);
        }

        private void upTo(int most, Met now, int length) throws IOException {
            if (counted != now) {
                counted = now;
                passed = 0;
            }
            int allowed = Math.min(length, most - passed);
            passed += allowed;
            write(0, allowed);
            if (allowed < length) {
                cut();
            }
        }

        private void reset() throws IOException {
            Loopback.reset(client);
            cut();
        }

        private void slowly(int bytesPerSecond, int length) throws IOException, InterruptedException {
            int slice = Math.max(1, bytesPerSecond / SLICES_PER_SECOND);
            for (int sent = 0; sent < length; sent += slice) {
                int next = Math.min(slice, length - sent);
                Thread.sleep(Duration.ofNanos(1_000_000_000L * next / bytesPerSecond));
                write(sent, next);
            }
        }
    }
}
