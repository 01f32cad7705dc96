package com.seitech.chat.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BalanceTest {
    private static final URI ANYWHERE = URI.create("http://localhost");
    private final List<Replica> replicas = Stream.generate(() -> new Replica(UUID.randomUUID(), ANYWHERE))
            .limit(3)
            .sorted(Comparator.comparing(Replica::id))
            .toList();

    private UUID id(int replica) {
        return replicas.get(replica).id();
    }

    /** The first so many slots are the first one's, and so on. */
    private static Map<Slot, UUID> holders(List<UUID> owners, int... counts) {
        Map<Slot, UUID> holders = new HashMap<>();
        for (int i = 0; i < counts.length; i++) {
            UUID owner = owners.get(i);
            int first = holders.size();
            IntStream.range(first, first + counts[i]).forEach(n -> holders.put(new Slot(n), owner));
        }
        return holders;
    }

    @Test
    void aloneItWantsAll() {
        Balance balance = new Balance(new Roll(replicas.subList(0, 1), Map.of()), id(0));
        assertThat(balance.wanted()).hasSize(Slot.COUNT);
        assertThat(balance.surplus()).isEmpty();
    }

    @Test
    void whoHasAll_givesBackWhatIsMoreThanAFairShare() {
        Roll roll = new Roll(replicas, holders(List.of(id(0)), Slot.COUNT));
        assertThat(new Balance(roll, id(0)).surplus()).hasSize(Slot.COUNT - 22);
        assertThat(new Balance(roll, id(1)).wanted()).isEmpty();
    }

    @Test
    void whatADeadOneHad_isWantedByTheOthers() {
        Roll roll = new Roll(replicas.subList(0, 2), holders(List.of(id(0), id(1), id(2)), 22, 21, 21));
        Collection<Slot> first = new Balance(roll, id(0)).wanted();
        assertThat(first)
                .hasSize(10)
                .allMatch(slot -> id(2).equals(roll.holders().get(slot)));
        assertThat(new Balance(roll, id(1)).wanted()).hasSize(11);
    }

    @Test
    void fairEnough_staysAsItIs() {
        Roll roll = new Roll(replicas, holders(List.of(id(0), id(1), id(2)), 22, 21, 21));
        for (int i = 0; i < 3; i++) {
            assertThat(new Balance(roll, id(i)).surplus()).isEmpty();
            assertThat(new Balance(roll, id(i)).wanted()).isEmpty();
        }
    }
}
