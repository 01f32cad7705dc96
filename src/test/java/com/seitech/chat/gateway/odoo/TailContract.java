package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.Arrival;
import com.seitech.chat.gateway.tail.Arrivals;
import com.seitech.chat.gateway.tail.Loaded;
import com.seitech.chat.gateway.tail.MessageSource;
import com.seitech.chat.gateway.tail.Posted;
import com.seitech.chat.gateway.tail.Wanted;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is promised of {@link MessageSource}. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class TailContract extends OdooContractSuite {
    static final MessageId BEFORE_ALL = new MessageId(0);

    @Inject
    MessageSource tail;

    /** A message of the agent that is there, but not yet. */
    protected abstract LateMessage late(ChannelId channel);

    static List<MessageId> ids(Loaded loaded) {
        return loaded.messages().stream().map(Message::id).toList();
    }

    static Loaded of(Map<ChannelId, Loaded> loaded, ChannelId channel) {
        return Objects.requireNonNull(loaded.get(channel));
    }

    Loaded load(ChannelId channel, MessageId after, int newest) {
        Map<ChannelId, Loaded> loaded = tail.load(List.of(new Wanted(channel, after, newest)));
        assertThat(loaded).containsOnlyKeys(channel);
        return of(loaded, channel);
    }

    @Test
    void newestId_isTheLastMessages() {
        // Given
        MessageId last = said(newChannel(), "hello");

        // Then
        assertThat(tail.newestId()).isEqualTo(last);
    }

    @Test
    void arrivals_areInOrder_ofChannelsOfEveryKind() {
        // Given
        ChannelId channel = newChannel();
        ChannelId internal = agent.opensInternalChannel();
        MessageId before = said(channel, "before");
        MessageId first = said(channel, "first");
        MessageId gossip = agent.replies(internal, "salaries");
        MessageId last = agent.replies(channel, "last");

        // Then
        assertThat(bare(tail.arrivals(before, List.of(), 10)))
                .containsExactly(
                        new Arrival(first, channel), new Arrival(gossip, internal), new Arrival(last, channel));
        assertThat(bare(tail.arrivals(before, List.of(), 2)))
                .containsExactly(new Arrival(first, channel), new Arrival(gossip, internal));
        assertThat(tail.arrivals(last, List.of(), 10)).isEmpty();
    }

    @Test
    void arrivals_tellWhenTheyWereMade() {
        // Given
        ChannelId channel = newChannel();
        MessageId before = said(channel, "before");
        MessageId message = agent.replies(channel, "hello");
        Instant created = tail.read(List.of(message)).getFirst().message().createdAt();

        // Then
        Arrival expected = new Arrival(message, channel, created);
        assertThat(tail.arrivals(before, List.of(), 10)).containsExactly(expected);
        assertThat(tail.arrivalsWithTexts(before, List.of(), 10).all()).containsExactly(expected);
    }

    @Test
    void newestUpToAnId_isThatOrTheOneBefore_ofChannelsOfEveryKind() {
        // Given
        ChannelId channel = newChannel();
        MessageId gossip = agent.replies(agent.opensInternalChannel(), "salaries");
        MessageId deleted = agent.replies(channel, "oops");
        agent.deletes(deleted);
        MessageId last = said(channel, "last");

        // Then
        assertThat(tail.newest(last, null)).map(Arrival::id).contains(last);
        assertThat(tail.newest(deleted, null)).map(Arrival::id).contains(gossip);
        assertThat(tail.newest(new MessageId(0), null)).isEmpty();
    }

    @Test
    void newestUpToATime_wasMadeInThatSecondOrBefore() {
        // Given
        MessageId message = said(newChannel(), "hello");
        Instant created = tail.read(List.of(message)).getFirst().message().createdAt();

        // Then
        assertThat(tail.newest(message, created)).map(Arrival::id).contains(message);
        assertThat(tail.newest(message, created.minusSeconds(1)))
                .map(Arrival::id)
                .isNotEqualTo(Optional.of(message));
        assertThat(tail.newest(message, Instant.EPOCH)).isEmpty();
    }

    @Test
    void arrivalsWithTexts_areTheSame_andTheTextsAreOfVisitorsOnly() {
        // Given
        ChannelId channel = newChannel();
        MessageId before = said(channel, "before");
        MessageId first = agent.replies(channel, "first");
        MessageId gossip = agent.replies(agent.opensInternalChannel(), "salaries");
        MessageId file = agent.repliesWithFile(channel, "a.txt", new byte[] {1});

        // When
        Arrivals found = tail.arrivalsWithTexts(before, List.of(), 10);

        // Then
        assertThat(found.all()).isEqualTo(tail.arrivals(before, List.of(), 10));
        assertThat(found.all()).extracting(Arrival::id).containsExactly(first, gossip, file);
        assertThat(found.texts()).isEqualTo(agent.hasDesk() ? tail.read(List.of(first)) : List.of());
    }

    @Test
    void arrivalsWithTexts_ofMany_areArrivalsAlone() {
        // Given
        ChannelId channel = newChannel();
        MessageId before = said(channel, "before");
        IntStream.range(0, 51).forEach(i -> agent.replies(channel, "more"));

        // When
        Arrivals found = tail.arrivalsWithTexts(before, List.of(), 100);

        // Then
        assertThat(found.all()).hasSize(51);
        assertThat(found.texts()).isEmpty();
    }

    @Test
    void arrivals_amongOlderIds_areThoseThatExist() {
        // Given
        ChannelId channel = newChannel();
        MessageId kept = said(channel, "kept");
        MessageId deleted = agent.replies(channel, "oops");
        agent.deletes(deleted);
        MessageId between = said(channel, "between");
        MessageId newer = said(channel, "newer");

        // When
        List<Arrival> arrivals = tail.arrivals(between, List.of(kept.value(), deleted.value()), 10);

        // Then
        assertThat(bare(arrivals)).containsExactly(new Arrival(kept, channel), new Arrival(newer, channel));
    }

    @Test
    void lateId_isFoundAmongTheMissing_whenItsTransactionEnds() {
        // Given
        ChannelId channel = newChannel();
        MessageId before = said(channel, "before");
        LateMessage late = late(channel);
        MessageId after = said(channel, "after");
        List<Long> missing =
                LongStream.range(before.value() + 1, after.value()).boxed().toList();

        // When
        List<Arrival> during = tail.arrivals(before, missing, 10);
        late.commit();

        // Then
        assertThat(missing).contains(late.id().value());
        assertThat(bare(during)).containsExactly(new Arrival(after, channel));
        assertThat(bare(tail.arrivals(after, missing, 10))).containsExactly(new Arrival(late.id(), channel));
        assertThat(tail.read(List.of(late.id()))).extracting(Posted::channel).containsExactly(channel);
        assertThat(ids(load(channel, before, 10))).containsExactly(late.id(), after);
    }

    @Test
    void read_isInOrder_withoutTheCompanysOwnAndWhatIsGone() {
        // Given
        ChannelId channel = newChannel();
        ChannelId other = newChannel();
        MessageId first = said(channel, "first");
        MessageId deleted = agent.replies(channel, "oops");
        MessageId gossip = agent.replies(agent.opensInternalChannel(), "salaries");
        MessageId last = agent.replies(other, "last");
        agent.deletes(deleted);

        // When
        List<Posted> read = tail.read(List.of(last, gossip, deleted, first));

        // Then
        assertThat(read).extracting(Posted::channel).containsExactly(channel, other);
        assertThat(read).extracting(posted -> posted.message().id()).containsExactly(first, last);
    }

    @Test
    void read_ofNothing_isNothing() {
        assertThat(tail.read(List.of())).isEmpty();
    }

    @Test
    void read_bringsMessagesAsTheHistoryHasThem_withFilesReactionsReadMarksAndReplies() {
        // Given
        ChannelId channel = newChannel();
        MessageId asked = said(channel, "prices? 😀");
        MessageId file = agent.repliesWithFile(channel, "prices.pdf", new byte[12]);
        MessageId answer = agent.repliesTo(asked, channel, "here");
        MessageId notice = agent.announces(channel, "The chat was closed");
        if (agent.has(Models.MESSAGE, "reaction_ids")) {
            agent.reacts(asked, "👍");
        }
        if (agent.has(Models.MESSAGE, "read_by_ids")) {
            agent.reads(asked);
        }

        // When
        List<Posted> read = tail.read(List.of(asked, file, answer, notice));

        // Then
        assertThat(read)
                .extracting(Posted::message)
                .hasSize(4)
                .isEqualTo(history.newest(channel, 10, null).messages());
    }

    @Test
    void load_bringsTheNewest_andTellsWhetherThereAreOlderOnes() {
        // Given
        ChannelId channel = newChannel();
        List<MessageId> all =
                Stream.of("a", "b", "c", "d").map(text -> said(channel, text)).toList();

        // Then
        assertThat(load(channel, BEFORE_ALL, 2)).satisfies(loaded -> {
            assertThat(loaded.state()).isEqualTo(ChannelState.ACTIVE);
            assertThat(ids(loaded)).isEqualTo(all.subList(2, 4));
            assertThat(loaded.more()).isTrue();
        });
        assertThat(load(channel, BEFORE_ALL, 4)).satisfies(loaded -> {
            assertThat(ids(loaded)).isEqualTo(all);
            assertThat(loaded.more()).isFalse();
        });
    }

    @Test
    void load_afterAnId_bringsNothingOlder() {
        // Given
        ChannelId channel = newChannel();
        List<MessageId> all =
                Stream.of("a", "b", "c", "d").map(text -> said(channel, text)).toList();

        // Then
        assertThat(ids(load(channel, all.get(0), 5))).isEqualTo(all.subList(1, 4));
        assertThat(load(channel, all.get(0), 3).more()).isFalse();
        assertThat(load(channel, all.get(0), 2).more()).isTrue();
        assertThat(load(channel, all.get(3), 5)).isEqualTo(new Loaded(ChannelState.ACTIVE, List.of(), false));
        assertThat(load(channel, new MessageId(1_750_000_000_000L), 5).messages())
                .isEmpty();
    }

    @Test
    void load_ofTheStateOnly_bringsNoMessage() {
        // Given
        ChannelId channel = newChannel();
        MessageId message = said(channel, "bye");
        agent.setsState(channel, "closed");

        // Then
        assertThat(load(channel, BEFORE_ALL, 0).messages()).isEmpty();
        assertThat(load(channel, BEFORE_ALL, 0).state()).isEqualTo(ChannelState.CLOSED);
        assertThat(ids(load(channel, BEFORE_ALL, 1))).containsExactly(message);
    }

    @Test
    void load_ofWhatVisitorsMayNotUse_isClosedAndEmpty() {
        // Given
        ChannelId internal = agent.opensInternalChannel();
        agent.replies(internal, "salaries");
        ChannelId gone = newChannel();
        agent.deletes(gone);
        Loaded nothing = new Loaded(ChannelState.CLOSED, List.of(), false);

        // Then
        assertThat(tail.load(List.of(new Wanted(internal, BEFORE_ALL, 5), new Wanted(gone, BEFORE_ALL, 5))))
                .isEqualTo(Map.of(internal, nothing, gone, nothing));
    }

    @Test
    void load_ofManyChannels_givesEachItsOwn() {
        // Given
        ChannelId busy = newChannel();
        ChannelId quiet = newChannel();
        ChannelId silent = newChannel();
        ChannelId archived = newChannel();
        MessageId first = said(quiet, "first");
        List<MessageId> talk =
                Stream.of("a", "b", "c").map(text -> said(busy, text)).toList();
        MessageId reply = agent.replies(quiet, "reply");
        MessageId last = said(archived, "last");
        agent.setsState(archived, "archived");

        // When
        Map<ChannelId, Loaded> loaded = tail.load(List.of(
                new Wanted(quiet, first, 2),
                new Wanted(busy, BEFORE_ALL, 1),
                new Wanted(silent, BEFORE_ALL, 3),
                new Wanted(archived, BEFORE_ALL, 3)));

        // Then
        assertThat(ids(of(loaded, quiet))).containsExactly(reply);
        assertThat(of(loaded, quiet).more()).isFalse();
        assertThat(ids(of(loaded, busy))).containsExactly(talk.get(2));
        assertThat(of(loaded, busy).more()).isTrue();
        assertThat(of(loaded, silent)).isEqualTo(new Loaded(ChannelState.ACTIVE, List.of(), false));
        assertThat(ids(of(loaded, archived))).containsExactly(last);
        assertThat(of(loaded, archived).state()).isEqualTo(ChannelState.ARCHIVED);
    }

    @Test
    void load_ofNothing_isNothing() {
        assertThat(tail.load(List.of())).isEmpty();
    }

    @Test
    void load_ofMoreChannelsThanAllowed_isRefused() {
        // Given
        List<Wanted> tooMany = LongStream.rangeClosed(1, MessageSource.LARGEST_LOAD + 1)
                .mapToObj(id -> new Wanted(new ChannelId(id), BEFORE_ALL, 1))
                .toList();

        // Then
        assertThatThrownBy(() -> tail.load(tooMany)).isInstanceOf(IllegalArgumentException.class);
    }
}
