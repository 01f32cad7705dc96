package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slots that this replica looks after, among several replicas. A replica that says in time that it is alive keeps its
 * slots; those of one that does not are taken by others. {@link #look} does all of it, one at a time.
 *
 * <pre>
 * free ─(taken)─▶ ours ─(listeners are ready)─▶ here ─(another came, or we go: what is under way ends)─▶ free
 *                                                └─(the lease ran out, and another took it)─▶ gone
 * </pre>
 *
 * <p>While the database is away nothing changes: nobody can take anything then. What is written for a channel is refused
 * by the store itself when another has its slot ({@link #self}).
 */
final class Leases {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final UUID id = UUID.randomUUID();
    private final Replicas store;
    private final ClusterConfig config;
    private final Visits visits = new Visits();
    private final List<SlotListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Roll roll = Roll.NOTHING;
    /** Those that requests are served in. */
    private volatile Set<Slot> here = Set.of();
    /** With those that listeners are being told of. */
    private volatile Set<Slot> ours = Set.of();

    private volatile long leaseEndsNanos = System.nanoTime();
    private @Nullable Replica self;
    private long steadySinceNanos = System.nanoTime();
    private long renewedNanos = System.nanoTime();
    private boolean failing;

    Leases(Replicas store, ClusterConfig config) {
        this.store = store;
        this.config = config;
    }

    /** The name of this replica, under which it holds its slots. */
    UUID self() {
        return id;
    }

    boolean isHere(ChannelId channel) {
        return ours.contains(Slot.of(channel));
    }

    boolean isHeld(ChannelId channel) {
        return isHere(channel) && System.nanoTime() - leaseEndsNanos < 0;
    }

    Slots.@Nullable Visit visit(ChannelId channel) {
        Slot slot = Slot.of(channel);
        // Counted before it is looked: whoever hands it over has it end first, or we see that it is not here.
        visits.begin(slot);
        if (here.contains(slot)) {
            return () -> visits.end(slot);
        }
        visits.end(slot);
        return null;
    }

    Optional<Replica> holder(ChannelId channel) {
        Roll now = roll;
        UUID holder = now.holders().get(Slot.of(channel));
        return now.alive().stream().filter(one -> one.id().equals(holder)).findFirst();
    }

    List<Replica> others() {
        return roll.alive().stream().filter(one -> !one.id().equals(id)).toList();
    }

    void listen(SlotListener listener) {
        listeners.add(listener);
    }

    int replicas() {
        return Math.max(1, roll.alive().size());
    }

    /** Slots that are here. */
    int count() {
        return here.size();
    }

    /** Says that this replica is alive, looks how things stand, and changes what is to be changed. Not for several threads. */
    void look(Replica me) {
        self = me;
        long began = System.nanoTime();
        try {
            Roll now = store.renew(me, config.lease());
            leaseEndsNanos = began + config.lease().toNanos();
            succeeded();
            apply(now, me);
        } catch (StoreUnavailable e) {
            failed(e);
        }
    }

    /** As {@link #look}, after this replica has left: what is under way still has to be passed on to whoever has it now. */
    void follow() {
        roll = store.roll();
    }

    private void succeeded() {
        long now = System.nanoTime();
        if (now - renewedNanos > config.lease().toNanos() / 2) {
            // The database stood still, perhaps for all.
            steadySinceNanos = now;
        }
        renewedNanos = now;
        if (failing) {
            LOG.atInfo().log("the replicas are heard of again");
        }
        failing = false;
    }

    private void failed(StoreUnavailable e) {
        steadySinceNanos = System.nanoTime();
        if (!failing) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("nothing is heard of the other replicas");
        }
        failing = true;
    }

    private void apply(Roll now, Replica me) {
        if (now.alive().size() != roll.alive().size()) {
            LOG.atInfo().addKeyValue("replicas", now.alive().size()).log("replicas have come or gone");
        }
        roll = now;
        Set<Slot> ours = now.of(id);
        lose(here.stream().filter(slot -> !ours.contains(slot)).toList());
        Balance balance = new Balance(now, id);
        Collection<Slot> surplus = balance.surplus();
        handOver(surplus, me);
        ours.removeAll(surplus);
        Collection<Slot> wanted = balance.wanted();
        if (!wanted.isEmpty()) {
            ours.addAll(store.take(me, wanted, isSteady(), config.lease()));
        }
        ours.removeAll(here);
        gain(ours);
    }

    /** After the database was away, all others get the time to say that they are alive, before anything of theirs is taken. */
    private boolean isSteady() {
        return System.nanoTime() - steadySinceNanos > config.lease().toNanos();
    }

    private void gain(Collection<Slot> slots) {
        if (slots.isEmpty()) {
            return;
        }
        Set<Slot> more = new HashSet<>(here);
        more.addAll(slots);
        ours = Set.copyOf(more);
        try {
            for (SlotListener listener : listeners) {
                listener.gained(in(slots));
                stayAlive();
            }
            here = ours;
            LOG.atInfo()
                    .addKeyValue("slots", slots.size())
                    .addKeyValue("of_ours", here.size())
                    .log("slots gained");
        } finally {
            ours = here;
        }
    }

    /** What listeners do may take its time. */
    private void stayAlive() {
        Replica me = self;
        long now = System.nanoTime();
        if (me != null && now - renewedNanos > config.lease().toNanos() / 4) {
            store.renew(me, config.lease());
            leaseEndsNanos = now + config.lease().toNanos();
            renewedNanos = System.nanoTime();
        }
    }

    private static Predicate<ChannelId> in(Collection<Slot> slots) {
        Set<Slot> these = Set.copyOf(slots);
        return channel -> these.contains(Slot.of(channel));
    }

    private void lose(Collection<Slot> slots) {
        if (slots.isEmpty()) {
            return;
        }
        LOG.atWarn().addKeyValue("slots", slots.size()).log("slots lost: this replica was not heard of for too long");
        leave(slots);
        listeners.forEach(listener -> listener.lost(in(slots)));
    }

    private void handOver(Collection<Slot> slots, Replica me) {
        if (slots.isEmpty()) {
            return;
        }
        leave(slots);
        if (!visits.awaitEnd(slots, config.handOver())) {
            LOG.atInfo().log("requests are still under way in slots that are handed over");
        }
        for (SlotListener listener : listeners) {
            listener.lost(in(slots));
            stayAlive();
        }
        store.giveBack(me, slots);
        LOG.atInfo().addKeyValue("slots", slots.size()).log("slots handed over");
    }

    private void leave(Collection<Slot> slots) {
        Set<Slot> less = new HashSet<>(here);
        less.removeAll(slots);
        here = Set.copyOf(less);
        ours = here;
        listeners.forEach(listener -> listener.leaving(in(slots)));
    }

    /** Hands everything over. */
    void leaveAll() {
        Replica me = self;
        if (me == null) {
            return;
        }
        try {
            handOver(here, me);
            store.leave(me);
        } catch (StoreUnavailable e) {
            // Its lease runs out.
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the other replicas were not told of the end");
        }
    }
}
