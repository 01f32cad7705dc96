package com.seitech.chat.gateway.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What all replicas agree on, at one moment.
 *
 * @param alive those whose lease is in force
 * @param holders by slot, the one that has it, which may not be alive; nobody's slots are not in it
 */
public record Roll(List<Replica> alive, Map<Slot, UUID> holders) {
    /** Before the first look. */
    static final Roll NOTHING = new Roll(List.of(), Map.of());

    public Roll {
        alive = List.copyOf(alive);
        holders = Map.copyOf(holders);
    }

    Set<Slot> of(UUID replica) {
        return holders.entrySet().stream()
                .filter(entry -> entry.getValue().equals(replica))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean isAlive(UUID replica) {
        return alive.stream().anyMatch(one -> one.id().equals(replica));
    }
}
