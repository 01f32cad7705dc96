package com.seitech.chat.gateway.fault;

import com.seitech.chat.gateway.fake.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server, under an address that stays, and lets connections go wrong. When the server itself is away, a
 * connection is accepted and then reset. That is harsher than a refusal: who connected cannot know that nothing was done.
 */
public final class FaultProxy implements AutoCloseable {
    private final InetSocketAddress server;
    private final Random random;
    private final Loopback listener = new Loopback(this::relay);
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private volatile Inflicted inflicted = Inflicted.nothing();

    /** What goes wrong from some moment on. No two are the same, not even with the same fault. */
    static final class Inflicted {
        private final Fault fault;
        private final int oneIn;

        private Inflicted(Fault fault, int oneIn) {
            this.fault = fault;
            this.oneIn = oneIn;
        }

        private static Inflicted nothing() {
            return new Inflicted(new Fault.None(), 1);
        }
    }

    private FaultProxy(InetSocketAddress server, long seed) {
        this.server = server;
        this.random = new Random(seed);
    }

    /**
     * One that listens.
     *
     * @param seed decides which connections a fault meets that does not meet all
     */
    public static FaultProxy before(InetSocketAddress server, long seed) {
        FaultProxy proxy = new FaultProxy(server, seed);
        proxy.listener.start();
        return proxy;
    }

    public URI uri() {
        return listener.uri();
    }

    /** From now on all connections go wrong like this, the open ones, too. */
    public void inflict(Fault fault) {
        inflict(fault, 1);
    }

    /** The same for one connection in so many. A refusal meets all, since there is one door. */
    public void inflict(Fault fault, int oneIn) {
        inflicted = new Inflicted(fault, oneIn);
        if (fault instanceof Fault.Refuse) {
            listener.stop();
        } else {
            listener.start();
        }
        relays.forEach(Relay::meet);
    }

    /** What comes from now on arrives. What was lost stays lost, and the server finds out who has gone meanwhile. */
    public void heal() {
        inflict(new Fault.None());
        relays.forEach(Relay::healed);
    }

    boolean isHealed() {
        return inflicted.fault instanceof Fault.None;
    }

    Inflicted inflicted() {
        return inflicted;
    }

    /** What it means for one connection. */
    Fault drawn(Inflicted from) {
        return random.nextInt(from.oneIn) == 0 ? from.fault : new Fault.None();
    }

    /** How many there have been. */
    public int connections() {
        return listener.connections();
    }

    private void relay(Socket client) throws IOException {
        client.setSoTimeout(0);
        try (Socket onward = new Socket()) {
            onward.connect(server);
            Relay relay = new Relay(this, client, onward);
            relays.add(relay);
            try {
                relay.run();
            } finally {
                relays.remove(relay);
            }
        } catch (IOException e) {
            Loopback.reset(client);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
