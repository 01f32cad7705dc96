package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times between two restorations of Odoo's database. A position is exact within its era only: of what a reader had
 * seen, later ones keep what survived. Reads the store when it is first asked.
 */
@Singleton
public final class Eras {
    private final Restorations store;
    private volatile @Nullable List<Restoration> known;

    Eras(Restorations store) {
        this.store = store;
    }

    List<Restoration> all() {
        List<Restoration> all = known;
        return all == null ? load() : all;
    }

    private synchronized List<Restoration> load() {
        List<Restoration> all = known == null ? List.copyOf(store.all()) : known;
        known = all;
        return all;
    }

    /** The number of the present one. To be taken before what is given out with it is looked up. */
    public int current() {
        List<Restoration> all = all();
        return all.isEmpty() ? 0 : all.getLast().era();
    }

    /** What a reader has, of what he had in an era; nothing for one that never was. */
    public Seen present(Seen seen, int era) {
        if (era > current()) {
            return Seen.NOTHING;
        }
        Seen left = seen;
        for (Restoration later : all()) {
            left = later.era() > era ? left.upToSurvived(later.survived()) : left;
        }
        return left;
    }

    /** A new one begins. */
    synchronized Restoration begin(MessageId survived, MessageId highest, Instant now) {
        Restoration begun = new Restoration(current() + 1, survived, highest, now);
        store.add(begun);
        List<Restoration> all = new ArrayList<>(all());
        all.add(begun);
        known = List.copyOf(all);
        return begun;
    }
}
