package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Unverified;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The times between two restorations of Odoo's database. A position is exact within its era only: of what a reader had
 * seen, later ones keep what survived.
 *
 * <p>The store has those that any replica found. This replica stands in the one that its own tail has entered: what it
 * holds in memory is of that, and no position of a later one can be compared with it. Whoever meets such a position has
 * the tail enter that era, too. Reads the store when it is first asked; guards only its own waiting.
 */
@Singleton
public final class Eras {
    /** To enter an era takes a few questions to the store, and Odoo need not be there. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Restorations store;
    private volatile @Nullable List<Restoration> entered;
    private volatile Runnable enterLater = () -> {};

    Eras(Restorations store) {
        this.store = store;
    }

    /** @param latest has the tail do so soon; must not block */
    void toEnter(Runnable latest) {
        enterLater = latest;
    }

    /** Up to the era in which this replica stands. */
    List<Restoration> all() {
        List<Restoration> all = entered;
        return all == null ? load() : all;
    }

    private synchronized List<Restoration> load() {
        List<Restoration> all = entered == null ? List.copyOf(store.all()) : entered;
        entered = all;
        return all;
    }

    /** The number of the present one. To be taken before what is given out with it is looked up. */
    public int current() {
        return lastOf(all());
    }

    private static int lastOf(List<Restoration> all) {
        return all.isEmpty() ? 0 : all.getLast().era();
    }

    /**
     * What a reader has, of what he had in an era; nothing for one that never was.
     *
     * @throws Unverified when the era has begun, and this replica does not stand in it yet
     */
    public Seen present(Seen seen, int era) {
        if (!isEntered(era)) {
            return Seen.NOTHING;
        }
        Seen left = seen;
        for (Restoration later : all()) {
            left = later.era() > era ? left.upToSurvived(later.survived()) : left;
        }
        return left;
    }

    /**
     * Whether this replica stands in this era or in a later one; false for one that never was.
     *
     * @throws Unverified as {@link #present}: whoever asked has to ask again, since what it took before is of an earlier era
     */
    boolean isEntered(int era) {
        if (era <= current()) {
            return true;
        }
        if (era > lastOf(store.all())) {
            return false;
        }
        enterLater.run();
        throw new Unverified("another replica found that Odoo was restored: era " + era, null);
    }

    /** Returns when this replica stands in the latest era, or after a while. */
    void awaitLatest() {
        await(lastOf(store.all()));
    }

    private synchronized void await(int era) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (current() < era && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether another replica has found a restoration since this one looked. */
    boolean isBehind() {
        return lastOf(store.all()) > current();
    }

    /**
     * The own tail found a restoration. When another replica found it before, there is one already, and all there are since
     * are entered instead of another one: to readers it happened once. Not for several threads, as {@link #enterLatest}.
     *
     * @param leaving is told, before the era changes, up to where what was seen still stands
     */
    void begin(MessageId survived, MessageId highest, Instant now, Consumer<MessageId> leaving) {
        store.add(new Restoration(current() + 1, survived, highest, now));
        enterLatest(leaving);
    }

    /** Enters what others found. */
    void enterLatest(Consumer<MessageId> leaving) {
        int before = current();
        List<Restoration> latest = List.copyOf(store.all());
        latest.stream()
                .filter(one -> one.era() > before)
                .map(Restoration::survived)
                .min(MessageId::compareTo)
                .ifPresent(leaving);
        enter(latest);
    }

    private synchronized void enter(List<Restoration> latest) {
        entered = latest;
        notifyAll();
    }
}
