package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.InMemorySource.Backup;
import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several replicas, each with a tail of its own, over one store and one Odoo that is restored under them. */
final class ReplicasTest {
    private static final ChannelId ANY = new ChannelId(1);
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(11);

    private final InMemorySource source = new InMemorySource();
    private final TestClock clock = new TestClock();
    private final InMemoryRestorations store = new InMemoryRestorations(new InMemoryCheckpoints());
    private final List<Engine> started = new ArrayList<>();
    private final Engine one = replica();
    private final Engine other = replica();

    private Engine replica() {
        Engine replica = new Engine(source, clock, store, Map.of());
        replica.feeds.open(ANY);
        started.add(replica);
        return replica;
    }

    @AfterEach
    void close() {
        started.forEach(Engine::close);
    }

    private MessageId post() {
        source.passSeconds(1);
        return source.post(ANY);
    }

    private List<MessageId> said(int count) {
        return Stream.generate(this::post).limit(count).toList();
    }

    /** Says something that some replicas see. */
    private List<MessageId> said(int count, Engine... seenBy) {
        List<MessageId> said = said(count);
        look(seenBy);
        return said;
    }

    private void look(Engine... replicas) {
        // Twice: whoever finds a restoration begins anew with the next look.
        for (int i = 0; i < 2; i++) {
            clock.advance(BETWEEN_SAVES);
            for (Engine replica : replicas) {
                replica.tail.follow();
            }
        }
    }

    private void restore(Backup backup) {
        source.restore(backup);
        source.passSeconds(10);
    }

    @Test
    void restorationThatEachFindsByItself_isOneEra() {
        // Given
        List<MessageId> kept = said(3, one, other);
        Backup backup = source.backup();
        said(4, one, other);
        restore(backup);
        said(2);
        // When
        look(one);
        look(other);
        // Then
        assertThat(store.all()).extracting(Restoration::survived).containsExactly(kept.getLast());
        assertThat(other.eras.current()).isEqualTo(1);
        assertThat(other.losses.restored).hasSize(1);
        assertThat(other.tail.settled()).isEqualTo(source.newestId());
    }

    @Test
    void replicaThatSawNothingOfWhatWasLost_isToldByItsCheckpoint() {
        // Given
        said(3, one, other);
        Backup backup = source.backup();
        said(4, one);
        restore(backup);
        said(9);
        look(one);
        int before = other.eras.current();
        // When
        look(other);
        look(other);
        // Then
        assertThat(before).isZero();
        assertThat(other.eras.current()).isEqualTo(1);
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void secondRestoration_isFoundByAReplicaThatHadMissedTheFirst() {
        // Given
        said(3, one, other);
        Backup backup = source.backup();
        said(4, one, other);
        restore(backup);
        said(12, one);
        restore(backup);
        said(5);
        // When: it enters the first, where the other one had seen more than there is now
        look(other);
        // Then
        assertThat(store.all()).extracting(Restoration::era).containsExactly(1, 2);
        assertThat(other.eras.current()).isEqualTo(2);
        look(one);
        assertThat(one.eras.current()).isEqualTo(2);
        assertThat(store.all()).hasSize(2);
    }

    @Test
    void replicaThatStopsWithoutHavingFoundOut_doesNotLeadTheNextOneAstray() {
        // Given
        said(3, one, other);
        Backup backup = source.backup();
        said(9, one, other);
        restore(backup);
        said(4);
        look(one);
        // When
        other.tail.close();
        Engine next = replica();
        look(next);
        // Then
        assertThat(store.all()).hasSize(1);
        assertThat(next.losses.restored).isEmpty();
        assertThat(next.losses.vanished).isZero();
    }

    @Test
    void replicaThatSleptForLong_doesNotTakeBackWhatTheOthersSaw() {
        // Given
        said(3, one, other);
        Backup backup = source.backup();
        said(9, one);
        other.tail.close();
        restore(backup);
        said(2);
        // When
        Engine next = replica();
        look(next);
        // Then
        assertThat(next.losses.restored).hasSize(1);
    }

    @Test
    void replicaThatStarted_andWhoseTailBeginsAfterARestoration_entersIt() {
        // Given
        said(3, one);
        Backup backup = source.backup();
        said(4, one);
        assertThat(other.eras.current()).isZero();
        restore(backup);
        said(2);
        look(one);
        // When
        other.tail.follow();
        // Then
        assertThat(other.eras.current()).isEqualTo(1);
        assertThat(store.all()).hasSize(1);
    }
}
