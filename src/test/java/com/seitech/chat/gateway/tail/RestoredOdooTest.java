package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.tail.InMemorySource.Backup;
import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the tail tells a database that was restored from one in which messages were deleted. */
final class RestoredOdooTest {
    private static final ChannelId MINE = new ChannelId(1);
    private static final ChannelId OTHER = new ChannelId(2);

    private Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    private MessageId post(ChannelId channel) {
        engine.source.passSeconds(1);
        return engine.source.post(channel);
    }

    /** Messages that the tail has seen. */
    private List<MessageId> said(int count) {
        List<MessageId> said = Stream.generate(() -> post(OTHER)).limit(count).toList();
        engine.feeds.open(MINE);
        engine.tail.follow();
        return said;
    }

    private void restart() {
        engine.tail.close();
        engine.close();
        engine = new Engine(engine.source, new TestClock(), engine.checkpoints, Map.of());
        engine.feeds.open(MINE);
    }

    private Heard listening() {
        Heard heard = new Heard();
        assertThat(engine.open.listenFromNow(MINE, heard)).isPresent();
        return heard;
    }

    @Test
    void restoredToEarlier_isSuspectedAtOnce_andProvenByTheFirstIdThatIsGivenAnew() {
        // Given
        Backup backup = engine.source.backup();
        List<MessageId> said = said(5);
        engine.source.restore(backup);
        engine.tail.follow();
        int suspected = engine.losses.vanished;
        assertThat(engine.losses.restored).isEmpty();
        // When
        post(MINE);
        engine.tail.follow();
        // Then
        assertThat(suspected).isEqualTo(1);
        assertThat(engine.losses.restored)
                .extracting(Restoration::survived, Restoration::highest)
                .containsExactly(tuple(new MessageId(0), said.getLast()));
    }

    @Test
    void restored_survivedIsTheLastThatIsThere() {
        // Given
        List<MessageId> kept = said(3);
        Backup backup = engine.source.backup();
        said(4);
        engine.source.restore(backup);
        engine.tail.follow();
        post(MINE);
        // When
        engine.tail.follow();
        // Then
        assertThat(engine.losses.restored).extracting(Restoration::survived).containsExactly(kept.getLast());
    }

    @Test
    void restored_whileNobodyLooked_andWrittenSince_isSeenByTheOtherMessageUnderTheSameId() {
        // Given
        List<MessageId> kept = said(3);
        Backup backup = engine.source.backup();
        said(4);
        engine.source.restore(backup);
        Stream.generate(() -> post(OTHER)).limit(9).forEach(one -> {});
        // When
        engine.tail.follow();
        // Then
        assertThat(engine.losses.restored).extracting(Restoration::survived).containsExactly(kept.getLast());
    }

    @Test
    void restoredToLongAgo_survivedIsToldByTheAges() {
        // Given
        List<MessageId> kept = said(2 * Continuity.KEPT);
        Backup backup = engine.source.backup();
        said(2 * Continuity.KEPT);
        engine.source.restore(backup);
        post(OTHER);
        // When
        engine.tail.follow();
        // Then
        assertThat(engine.losses.restored).extracting(Restoration::survived).containsExactly(kept.getLast());
    }

    @Test
    void restored_tailStartsAnew_andTheNewMessagesAreHeardOfUnderTheIdsThatWereSeenBefore() {
        // Given
        Backup backup = engine.source.backup();
        said(5);
        engine.source.restore(backup);
        MessageId first = post(OTHER);
        engine.tail.follow();
        assertThat(engine.losses.restored).hasSize(1);
        assertThat(engine.tail.settled()).isLessThanOrEqualTo(first);
        engine.tail.follow();
        Heard heard = listening();
        // When
        MessageId second = post(MINE);
        engine.tail.follow();
        // Then
        assertThat(heard.messages).containsExactly(second.value());
        assertThat(engine.losses.restored).hasSize(1);
    }

    @Test
    void restored_whileTheGatewayWasDown_isSeenAtTheStart() {
        // Given
        List<MessageId> kept = said(3);
        Backup backup = engine.source.backup();
        said(4);
        engine.tail.close();
        engine.source.restore(backup);
        Stream.generate(() -> post(OTHER)).limit(9).forEach(one -> {});
        restart();
        // When
        engine.tail.follow();
        // Then
        assertThat(engine.losses.restored).extracting(Restoration::survived).containsExactly(kept.getLast());
    }

    @Test
    void restored_andTheGatewayRestartedBeforeAnythingWasWritten_isProvenLater() {
        // Given
        List<MessageId> kept = said(3);
        Backup backup = engine.source.backup();
        said(4);
        engine.source.restore(backup);
        engine.tail.follow();
        restart();
        engine.tail.follow();
        assertThat(engine.losses.vanished).isEqualTo(1);
        assertThat(engine.losses.restored).isEmpty();
        // When
        post(MINE);
        engine.tail.follow();
        // Then
        assertThat(engine.losses.restored).extracting(Restoration::survived).containsExactly(kept.getLast());
    }

    @Test
    void rebuilt_whileTheGatewayWasDown_isSeenAtTheStart() {
        // Given
        Backup empty = engine.source.backup();
        said(2 * Continuity.KEPT);
        engine.tail.close();
        engine.source.restore(empty);
        engine.source.passSeconds(60);
        post(OTHER);
        restart();
        // When
        engine.tail.follow();
        // Then
        assertThat(engine.losses.restored).extracting(Restoration::survived).containsExactly(new MessageId(0));
    }

    @Test
    void newestDeleted_isNoRestoration_andTheNextMessageIsHeard() {
        // Given
        List<MessageId> said = said(3);
        Heard heard = listening();
        engine.source.delete(said.getLast());
        engine.tail.follow();
        // When
        MessageId next = post(MINE);
        engine.tail.follow();
        // Then
        assertThat(heard.messages).containsExactly(next.value());
        assertThat(engine.losses.restored).isEmpty();
        assertThat(engine.losses.vanished).isEqualTo(1);
    }

    @Test
    void newestDeleted_isLookedAtOnce() {
        // Given
        List<MessageId> said = said(3);
        engine.source.delete(said.getLast());
        engine.tail.follow();
        long before = engine.source.calls();
        // When
        for (int i = 0; i < 10; i++) {
            engine.tail.follow();
        }
        // Then
        assertThat(engine.source.calls() - before).isEqualTo(10);
        assertThat(engine.losses.vanished).isEqualTo(1);
    }

    @Test
    void newestDeleted_andAnotherWritten_beforeTheNextLook_isNoRestoration() {
        // Given
        List<MessageId> said = said(3);
        Heard heard = listening();
        said.reversed().stream().limit(2).forEach(engine.source::delete);
        MessageId next = post(MINE);
        // When
        engine.tail.follow();
        // Then
        assertThat(heard.messages).containsExactly(next.value());
        assertThat(engine.losses.restored).isEmpty();
        assertThat(engine.losses.vanished).isZero();
    }

    @Test
    void allDeleted_isNoRestoration() {
        // Given
        List<MessageId> said = said(3);
        Heard heard = listening();
        said.forEach(engine.source::delete);
        engine.tail.follow();
        // When
        MessageId next = post(MINE);
        engine.tail.follow();
        // Then
        assertThat(heard.messages).containsExactly(next.value());
        assertThat(engine.losses.restored).isEmpty();
    }

    @Test
    void lateSmallerId_whileTheNewestIsGone_isNoRestoration() {
        // Given
        said(1);
        Heard heard = listening();
        long late = engine.source.takeId();
        MessageId deleted = post(OTHER);
        engine.tail.follow();
        engine.source.delete(deleted);
        engine.tail.follow();
        engine.source.commit(late, MINE);
        // When
        engine.tail.follow();
        // Then
        assertThat(heard.messages).containsExactly(late);
        assertThat(engine.losses.restored).isEmpty();
    }

    @Test
    void olderDeleted_isNotEvenLookedAt() {
        // Given
        List<MessageId> said = said(3);
        engine.source.delete(said.getFirst());
        long before = engine.source.calls();
        // When
        engine.tail.follow();
        // Then
        assertThat(engine.source.calls() - before).isEqualTo(1);
        assertThat(engine.losses.vanished).isZero();
    }

    @Test
    void restoration_thatCannotBeKept_isFoundAgain() {
        // Given
        Backup backup = engine.source.backup();
        said(5);
        engine.source.restore(backup);
        post(MINE);
        engine.losses.failure = new StoreUnavailable("the disk is full", null);
        assertThatThrownBy(engine.tail::follow).isInstanceOf(StoreUnavailable.class);
        engine.losses.failure = null;
        // When
        engine.tail.follow();
        // Then
        assertThat(engine.losses.restored).hasSize(1);
    }

    @Test
    void suspicionFromOutside_isLookedInto() {
        // Given
        said(3);
        engine.tail.suspect();
        // When
        engine.tail.follow();
        engine.tail.follow();
        // Then
        assertThat(engine.losses.vanished).isEqualTo(1);
        assertThat(engine.losses.restored).isEmpty();
    }

    @Test
    void secondRestoration_isFoundLikeTheFirst() {
        // Given
        Backup backup = engine.source.backup();
        said(5);
        for (int i = 0; i < 2; i++) {
            engine.source.restore(backup);
            engine.source.passSeconds(10);
            said(3);
            engine.tail.follow();
        }
        // When
        engine.clock.advance(Duration.ofMinutes(1));
        engine.tail.follow();
        // Then
        assertThat(engine.losses.restored).extracting(Restoration::era).containsExactly(1, 2);
    }
}
