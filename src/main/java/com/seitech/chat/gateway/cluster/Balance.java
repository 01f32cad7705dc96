package com.seitech.chat.gateway.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a replica changes about who looks after what. Each decides for itself, by the same roll: whoever has more than a
 * fair share gives back, and whoever has less takes what is free.
 */
final class Balance {
    private final Roll roll;
    private final UUID self;
    private final Set<Slot> own;

    Balance(Roll roll, UUID self) {
        this.roll = roll;
        this.self = self;
        this.own = roll.of(self);
    }

    /** More than anybody needs to have. */
    List<Slot> surplus() {
        return own.stream().skip(fairShare()).toList();
    }

    /** Those that nobody alive has, as many as are to be taken; in any order, so that several do not want the same. */
    Collection<Slot> wanted() {
        List<Slot> free = new ArrayList<>(IntStream.range(0, Slot.COUNT)
                .mapToObj(Slot::new)
                .filter(this::isFree)
                .toList());
        Collections.shuffle(free);
        return free.subList(0, Math.clamp(fairShare() - own.size(), 0, free.size()));
    }

    private boolean isFree(Slot slot) {
        UUID holder = roll.holders().get(slot);
        return holder == null || !roll.isAlive(holder);
    }

    /** Rounded up for as many as it takes, the first by their names: each knows who that is. */
    private int fairShare() {
        List<UUID> all = Stream.concat(roll.alive().stream().map(Replica::id), Stream.of(self))
                .distinct()
                .sorted()
                .toList();
        return Slot.COUNT / all.size() + (all.indexOf(self) < Slot.COUNT % all.size() ? 1 : 0);
    }
}
