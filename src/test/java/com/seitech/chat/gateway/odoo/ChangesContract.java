package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.Arrival;
import com.seitech.chat.gateway.tail.ChangeSource;
import com.seitech.chat.gateway.tail.ChangeSource.Change;
import com.seitech.chat.gateway.tail.ChangeSource.Deletion;
import com.seitech.chat.gateway.tail.ChangeSource.StateChange;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is promised of {@link ChangeSource}: with the desk addon, and as far as it goes without. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class ChangesContract extends OdooContractSuite {
    /** Longer than a typing notice counts. */
    private static final Duration TYPING_IS_OVER = Duration.ofSeconds(20);

    @Inject
    ChangeSource changes;

    /** Before the test, by Odoo's clock too. */
    private final Instant before = Instant.now().minus(2, ChronoUnit.MINUTES);

    private Change latest() {
        return changes.changes(before, 1).getFirst();
    }

    private StateChange latestState() {
        return changes.stateChanges(before, 1).getFirst();
    }

    @Test
    void changes_areTheLatestFirst_ofChannelsOfEveryKind() {
        // Given
        ChannelId channel = newChannel();
        ChannelId internal = agent.opensInternalChannel();
        MessageId asked = said(channel, "hello");
        MessageId gossip = agent.replies(internal, "salaries");

        // When
        List<Change> found = changes.changes(before, 1_000);

        // Then
        assertThat(found.stream().limit(2).map(Change::message))
                .containsExactly(new Arrival(gossip, internal), new Arrival(asked, channel));
        assertThat(found).isSortedAccordingTo(Comparator.comparing(Change::at).reversed());
        assertThat(changes.changes(before, 1)).hasSize(1);
    }

    @Test
    void changes_sinceASecond_holdWhatWasWrittenWithinIt() {
        // Given
        MessageId message = said(newChannel(), "hello");
        Instant written = latest().at();

        // Then
        assertThat(written).isEqualTo(written.truncatedTo(ChronoUnit.SECONDS));
        assertThat(changes.changes(written, 1_000))
                .extracting(change -> change.message().id())
                .contains(message);
        assertThat(changes.changes(written.plusMillis(999), 1_000))
                .extracting(change -> change.message().id())
                .contains(message);
        assertThat(changes.changes(Instant.now().plus(1, ChronoUnit.DAYS), 1_000))
                .isEmpty();
    }

    @Test
    void editedMessage_isTheLatestChange() {
        // Given
        ChannelId channel = newChannel();
        MessageId edited = agent.replies(channel, "at five");
        said(channel, "thanks");

        // When
        agent.edits(edited, "at six");

        // Then
        assertThat(latest().message()).isEqualTo(new Arrival(edited, channel));
    }

    @Test
    void readMessage_isTheLatestChange_whereOdooKeepsWhoReads() {
        // Given
        ChannelId channel = newChannel();
        MessageId read = said(channel, "hello");
        MessageId last = said(channel, "anyone?");
        boolean exists = agent.has(Models.MESSAGE, "read_by_ids");

        // When
        if (exists) {
            agent.reads(read);
        }

        // Then
        assertThat(latest().message().id()).isEqualTo(exists ? read : last);
    }

    @Test
    void reaction_changesItsMessage_whereChangesAreLogged() {
        // Given
        ChannelId channel = newChannel();
        MessageId liked = agent.replies(channel, "done");
        MessageId last = said(channel, "thanks");

        // When
        agent.reacts(liked, "🎉");

        // Then
        assertThat(latest().message().id()).isEqualTo(changes.logsChanges() ? liked : last);
    }

    @Test
    void logsChanges_isTrueExactlyWithTheDesk() {
        assertThat(changes.logsChanges()).isEqualTo(agent.hasDesk());
        assertThat(changes.supportsTyping()).isEqualTo(agent.hasDesk());
        assertThat(changes.supportsReadMarks()).isEqualTo(agent.hasDesk());
        // Asking for what is missing has not closed the way for the others.
        assertThat(monitor.status().problems()).isEmpty();
        assertThat(changes.states(Set.of(newChannel()))).hasSize(1);
    }

    @Test
    void deletedMessage_isLoggedWithItsChannel_andADeletedChannelWithoutMessage() {
        if (!changes.logsChanges()) {
            return;
        }
        // Given
        ChannelId channel = newChannel();
        MessageId first = agent.replies(channel, "oops");
        MessageId second = said(channel, "what?");
        long start = changes.newestDeletion();

        // When
        agent.deletes(first);
        long afterFirst = changes.newestDeletion();
        agent.deletes(second);
        agent.deletes(channel);

        // Then
        assertThat(afterFirst).isGreaterThan(start);
        List<Deletion> found = changes.deletions(start, List.of(), 10);
        assertThat(found).extracting(Deletion::channel).containsExactly(channel, channel, channel);
        assertThat(found).extracting(Deletion::message).containsExactly(first, second, null);
        assertThat(found).extracting(Deletion::id).isSorted().startsWith(afterFirst);
        assertThat(changes.deletions(found.getLast().id(), List.of(afterFirst), 10))
                .containsExactly(found.getFirst());
        assertThat(changes.deletions(start, List.of(), 1)).containsExactly(found.getFirst());
    }

    @Test
    void closedAndReopenedChannel_isTheLatestStateChange() {
        // Given
        ChannelId channel = newChannel();
        newChannel();

        // When
        agent.setsState(channel, "closed");
        StateChange closed = latestState();
        newChannel();
        agent.setsState(channel, "active");

        // Then
        assertThat(closed.channel()).isEqualTo(channel);
        assertThat(closed.state()).isEqualTo(ChannelState.CLOSED);
        assertThat(latestState().channel()).isEqualTo(channel);
        assertThat(latestState().state()).isEqualTo(ChannelState.ACTIVE);
        assertThat(changes.stateChanges(before, 1_000))
                .isSortedAccordingTo(Comparator.comparing(StateChange::at).reversed());
    }

    @Test
    void companysOwnChannels_haveNoStateHere() {
        // Given
        ChannelId channel = newChannel();
        ChannelId archived = newChannel();
        agent.setsState(archived, "archived");
        ChannelId gone = newChannel();
        agent.deletes(gone);
        ChannelId internal = agent.opensInternalChannel();

        // Then
        assertThat(changes.states(List.of(channel, archived, gone, internal)))
                .isEqualTo(Map.of(channel, ChannelState.ACTIVE, archived, ChannelState.ARCHIVED));
        assertThat(changes.states(List.of())).isEmpty();
        assertThat(changes.stateChanges(before, 1_000))
                .extracting(StateChange::channel)
                .contains(channel)
                .doesNotContain(internal);
    }

    @Test
    void typingAgent_isSeenForAWhile() {
        if (!changes.supportsTyping()) {
            return;
        }
        // Given
        ChannelId channel = newChannel();
        ChannelId internal = agent.opensInternalChannel();

        // When
        agent.types(channel);
        agent.types(internal);

        // Then
        assertThat(changes.exchangeTyping(Set.of())).contains(channel).doesNotContain(internal);
        await().atMost(TYPING_IS_OVER)
                .until(() -> !changes.exchangeTyping(Set.of()).contains(channel));
    }

    @Test
    void typingVisitors_areTold_whateverBecameOfTheirChannels() {
        // Given
        ChannelId channel = newChannel();
        ChannelId gone = newChannel();
        agent.deletes(gone);

        // Then
        assertThat(changes.exchangeTyping(List.of(channel, gone, agent.opensInternalChannel())))
                .doesNotContain(channel, gone);
    }

    @Test
    void readMark_isTheLastMessageOfItsChannelUpToThere_andOnlyMovesForward() {
        if (!changes.supportsReadMarks()) {
            return;
        }
        // Given
        ChannelId channel = newChannel();
        ChannelId other = newChannel();
        MessageId first = agent.replies(channel, "Hello");
        MessageId elsewhere = agent.replies(other, "Hello to you");
        MessageId second = agent.replies(channel, "Anyone?");

        // When
        changes.tellRead(Map.of(channel, elsewhere));
        MessageId atFirst = agent.seenIn(channel);
        changes.tellRead(Map.of(channel, new MessageId(Integer.MAX_VALUE), other, elsewhere));
        changes.tellRead(Map.of(channel, first));

        // Then
        assertThat(atFirst).isEqualTo(first);
        assertThat(agent.seenIn(channel)).isEqualTo(second);
        assertThat(agent.seenIn(other)).isEqualTo(elsewhere);
    }

    @Test
    void readMarks_areTaken_whateverBecameOfTheirChannels() {
        // Given
        ChannelId closed = newChannel();
        MessageId last = agent.replies(closed, "Bye");
        agent.setsState(closed, "closed");
        ChannelId gone = newChannel();
        agent.deletes(gone);
        ChannelId internal = agent.opensInternalChannel();
        MessageId gossip = agent.replies(internal, "salaries");

        // When
        changes.tellRead(Map.of(closed, last, gone, gossip, internal, gossip));
        changes.tellRead(Map.of());

        // Then
        if (changes.supportsReadMarks()) {
            assertThat(agent.seenIn(closed)).isEqualTo(last);
            assertThat(agent.seenIn(internal)).isEqualTo(new MessageId(0));
        }
    }
}
