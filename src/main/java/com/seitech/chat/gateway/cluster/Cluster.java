package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** This process as one of several replicas. */
public final class Cluster implements Slots {
    private final Replicas store;
    private final ClusterConfig config;
    private final Leases leases;
    private final LeaseLoop loop;
    private final List<Runnable> eachLook = new CopyOnWriteArrayList<>();
    private volatile @Nullable String secret;

    public Cluster(Replicas store, ClusterConfig config) {
        if (!config.url().map(Cluster::isUsable).orElse(true)) {
            throw new IllegalArgumentException("gateway.cluster.url must be like http://10.0.0.7:8080, with a host"
                    + " name of letters, digits and hyphens");
        }
        this.store = store;
        this.config = config;
        this.leases = new Leases(store, config);
        this.loop = new LeaseLoop(leases, () -> eachLook.forEach(Runnable::run), config.beat());
    }

    /**
     * To be called when the API is about to be served.
     *
     * @param port where; not positive as long as that is not known
     */
    public void start(IntSupplier port) {
        loop.start(() -> introduced(port.getAsInt()));
    }

    private Optional<Replica> introduced(int port) {
        if (port <= 0) {
            return Optional.empty();
        }
        secret = store.secret();
        URI url = config.url().orElseGet(() -> urlOf(store.address(), port));
        return Optional.of(new Replica(leases.self(), url));
    }

    private static URI urlOf(String address, int port) {
        return URI.create("http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port);
    }

    private static boolean isUsable(URI url) {
        return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }

    /** Hands over what this replica looks after, soon. Calls for it still find their way. */
    public void leave() {
        loop.leave();
    }

    /** Returns when all is handed over, or it took too long. */
    public void stop() {
        loop.stop();
    }

    /** What is to be done as often as it is looked at the other replicas. */
    public void eachLook(Runnable also) {
        eachLook.add(also);
    }

    /** By which replicas prove to each other that they are some; null before this one knows it. */
    public @Nullable String secret() {
        return secret;
    }

    /** The name under which this replica holds its slots. */
    public UUID self() {
        return leases.self();
    }

    @Override
    public int count() {
        return leases.count();
    }

    @Override
    public boolean isHere(ChannelId channel) {
        return leases.isHere(channel);
    }

    @Override
    public boolean isHeld(ChannelId channel) {
        return leases.isHeld(channel);
    }

    @Override
    public @Nullable Visit visit(ChannelId channel) {
        return leases.visit(channel);
    }

    @Override
    public Optional<Replica> holder(ChannelId channel) {
        return leases.holder(channel);
    }

    @Override
    public List<Replica> others() {
        return leases.others();
    }

    @Override
    public void afterNextLook(Runnable then) {
        loop.afterNextLook(then);
    }

    @Override
    public void listen(SlotListener listener) {
        leases.listen(listener);
    }

    @Override
    public int replicas() {
        return leases.replicas();
    }
}
