package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.session.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;

/** Keeps restorations like the real store. */
final class InMemoryRestorations implements Restorations {
    private final List<Restoration> all = new ArrayList<>();
    private final InMemoryCheckpoints checkpoints;

    InMemoryRestorations(InMemoryCheckpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public synchronized List<Restoration> all() {
        return List.copyOf(all);
    }

    @Override
    public synchronized void add(Restoration restoration) {
        if (all.stream().anyMatch(known -> known.era() == restoration.era())) {
            throw new StoreUnavailable("the era exists", null);
        }
        all.add(restoration);
        checkpoints.clear();
    }
}
