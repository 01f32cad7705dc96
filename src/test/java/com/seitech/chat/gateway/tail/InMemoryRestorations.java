package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.ArrayList;
import java.util.List;

/** Keeps restorations like the real store. */
final class InMemoryRestorations implements Restorations {
    private final List<Restoration> all = new ArrayList<>();
    private final InMemoryCheckpoints checkpoints;

    InMemoryRestorations(InMemoryCheckpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    InMemoryCheckpoints checkpoints() {
        return checkpoints;
    }

    @Override
    public synchronized List<Restoration> all() {
        return List.copyOf(all);
    }

    @Override
    public synchronized void add(Restoration restoration) {
        boolean isFirst = all.stream().noneMatch(known -> known.era() == restoration.era());
        if (isFirst) {
            all.add(restoration);
            checkpoints.clear(restoration.era());
        } else {
            all.replaceAll(known -> known.era() == restoration.era() ? raised(known, restoration.highest()) : known);
        }
    }

    private static Restoration raised(Restoration known, MessageId highest) {
        MessageId most = highest.compareTo(known.highest()) > 0 ? highest : known.highest();
        return new Restoration(known.era(), known.survived(), most, known.foundAt());
    }
}
