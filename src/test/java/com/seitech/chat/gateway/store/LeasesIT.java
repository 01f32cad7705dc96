package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.cluster.Replica;
import com.seitech.chat.gateway.cluster.Roll;
import com.seitech.chat.gateway.cluster.Slot;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas on one PostgreSQL. */
@SuppressWarnings("NullAway.Init") // made before each test
final class LeasesIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    /** Over before anybody asks. */
    private static final Duration OVER = Duration.ZERO;

    private static final List<Slot> ALL =
            IntStream.range(0, Slot.COUNT).mapToObj(Slot::new).toList();
    private static final ChannelId CHANNEL = new ChannelId(7 + Slot.COUNT);

    private final Replica one = new Replica(UUID.randomUUID(), URI.create("http://one:8080"));
    private final Replica other = new Replica(UUID.randomUUID(), URI.create("http://other:8080"));
    private PostgresStore store;
    private PostgresReplicas replicas;

    @BeforeEach
    void open() {
        store = PostgresStore.open();
        replicas = store.replicas();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoeverRenews_isOnTheRoll_untilItLeaves() {
        replicas.renew(one, LONG);
        Roll both = replicas.renew(other, LONG);
        assertThat(both.alive()).containsExactlyInAnyOrder(one, other);
        replicas.leave(one);
        assertThat(replicas.renew(other, LONG).alive()).containsExactly(other);
    }

    @Test
    void roll_isToldWithoutJoiningIt() {
        replicas.renew(one, LONG);
        replicas.take(one, List.of(new Slot(1)), false, OVER);
        assertThat(replicas.roll()).isEqualTo(new Roll(List.of(one), Map.of(new Slot(1), one.id())));
    }

    @Test
    void slotsOfTheLiving_areNotTaken_andThoseGivenBackAre() {
        replicas.renew(one, LONG);
        replicas.renew(other, LONG);
        assertThat(replicas.take(one, ALL, true, OVER)).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(replicas.take(other, ALL, true, OVER)).isEmpty();
        replicas.giveBack(one, List.of(new Slot(3), new Slot(5)));
        assertThat(replicas.take(other, ALL, true, OVER)).containsExactlyInAnyOrder(new Slot(3), new Slot(5));
    }

    @Test
    void slotsOfTheDead_areTakenWhenThatIsAskedFor_andItFindsOut() {
        replicas.renew(one, OVER);
        replicas.take(one, ALL, false, OVER);
        replicas.renew(other, LONG);
        assertThat(replicas.take(other, ALL, false, OVER)).isEmpty();
        assertThat(replicas.take(other, ALL, true, OVER)).hasSize(Slot.COUNT);
        Roll found = replicas.renew(one, LONG);
        assertThat(found.holders().values()).containsOnly(other.id());
    }

    /** Others were told that it is dead, and may take any of its slots at any moment. */
    @Test
    void whoWasBuried_hasNothingAnyMore_thoughNobodyTookIt() {
        replicas.renew(one, OVER);
        replicas.take(one, ALL, false, OVER);
        replicas.renew(other, LONG);
        replicas.take(other, List.of(new Slot(1)), true, OVER);
        Roll found = replicas.renew(one, LONG);
        assertThat(found.holders()).isEqualTo(Map.of(new Slot(1), other.id()));
    }

    @Test
    void soonAfterTheServerWasAway_nobodyIsTakenForDead() {
        replicas.renew(one, OVER);
        replicas.take(one, ALL, false, OVER);
        replicas.renew(other, LONG);
        assertThat(replicas.take(other, ALL, true, Duration.ofDays(365))).isEmpty();
    }

    @Test
    void secret_isTheSameForAll() {
        assertThat(replicas.secret())
                .hasSizeGreaterThan(40)
                .isEqualTo(store.replicas().secret());
    }

    @Test
    void fence_letsOnlyTheHolderWrite() {
        replicas.renew(one, LONG);
        replicas.take(one, ALL, false, OVER);
        store.database().write(connection -> {
            new SlotFence(one.id()).require(connection, CHANNEL);
            return true;
        });
        Fence stale = new SlotFence(other.id());
        assertThatThrownBy(() -> store.database().write(connection -> {
                    stale.require(connection, CHANNEL);
                    return true;
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("another replica looks after the channel");
    }

    @Test
    void fence_ofASessionThatHasEnded_keepsNobodyOut() {
        store.database().write(connection -> {
            new SlotFence(other.id()).require(connection, Set.of(SessionId.random()));
            return true;
        });
    }
}
