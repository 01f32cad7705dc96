package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.tail.HandOutLog.Visible;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers polls: of readers with a cursor exactly, of those who name their last message by what they were handed out. */
@Singleton
public final class Polls {
    private static final MessageId BEFORE_THE_FIRST = new MessageId(0);
    private static final News.Outcome NOBODY_ASKS = written -> {};
    /** What is withheld now may be given after this. */
    private static final Duration WITHHELD = Duration.ofSeconds(1);

    private final Reading reading;
    private final HandOuts handOuts;
    private final Clock clock;

    Polls(Reading reading, HandOuts handOuts, Clock clock) {
        this.reading = reading;
        this.handOuts = handOuts;
        this.clock = clock;
    }

    /** What lacks after the cursor. */
    public News after(Session session, Seen given) {
        Map<MessageId, MessageId> delivered = reading.delivered(session, given);
        Reading.Part part = reading.lackedBy(session, given);
        Snapshot found = part.snapshot();
        Map<MessageId, MessageId> replaces = replacedBy(found.messages(), session, given);
        Predicate<Message> isDelivered = message -> has(given, replaces.get(message.id()));
        return new News(
                found.messages().stream().filter(isDelivered.negate()).toList(),
                found.messages().stream().filter(isDelivered).toList(),
                replaces,
                found.changes().stream()
                        .filter(change -> given.contains(change.id()))
                        .toList(),
                exchanged(delivered, part.degraded() ? given.with(found.ids()) : found.all()),
                found.state(),
                found.agentTypes(),
                part.degraded(),
                false,
                NOBODY_ASKS);
    }

    /** Under the old id until he has the new one. */
    private static Seen exchanged(Map<MessageId, MessageId> delivered, Seen all) {
        return all.without(delivered.entrySet().stream()
                .filter(one -> all.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    }

    private Map<MessageId, MessageId> replacedBy(List<Message> messages, Session session, Seen given) {
        Map<MessageId, MessageId> replaced = new HashMap<>();
        if (messages.stream().anyMatch(Polls::isOwn)) {
            reading.deliveredOrLate(session, given).forEach((provisional, id) -> replaced.put(id, provisional));
        }
        return replaced;
    }

    private static boolean has(Seen given, @Nullable MessageId provisional) {
        return provisional != null && given.contains(provisional);
    }

    /**
     * What lacks after the last message of the reader's list.
     *
     * @param requested when the request arrived
     */
    public News after(Session session, MessageId last, Instant requested) {
        HandOutLog log = handOuts.of(session);
        // All above the floor, not only what lacks: the log compares lists.
        MessageId floor = log.seenBy(last).floor();
        Reading.Part part = reading.lackedBy(session, Seen.upTo(floor));
        Map<MessageId, Message> found = byId(part.snapshot());
        HandOut given = log.give(
                last,
                requested,
                new Visible(
                        floor,
                        List.copyOf(found.keySet()),
                        part.snapshot().all().floor()),
                id -> isOwn(found.get(id)),
                clock.instant());
        HandOutAnswer answer = given.answer();
        if (answer == null) {
            return news(part, List.of(), given.seen(), given.heldBack(), NOBODY_ASKS);
        }
        return handOuts.trySave(session.id(), log)
                ? news(
                        part,
                        messages(given, found),
                        given.seen(),
                        false,
                        written -> handOuts.ended(session.id(), log, answer, written))
                : unsaved(part, log, answer);
    }

    private static Map<MessageId, Message> byId(Snapshot snapshot) {
        Map<MessageId, Message> byId = new LinkedHashMap<>();
        snapshot.messages().forEach(message -> byId.put(message.id(), message));
        return byId;
    }

    private static boolean isOwn(@Nullable Message message) {
        return message != null && message.author() instanceof Author.OfVisitor;
    }

    private static List<Message> messages(HandOut given, Map<MessageId, Message> found) {
        return given.ids().stream()
                .flatMap(id ->
                        Optional.ofNullable(found.get(Alias.meant(id))).map(message -> message.shownAs(id)).stream())
                .toList();
    }

    /** What was not kept must not be given: after a restart it would be given again. */
    private News unsaved(Reading.Part part, HandOutLog log, HandOutAnswer answer) {
        log.failed(answer, clock.instant());
        return news(new Reading.Part(part.snapshot(), true), List.of(), Seen.NOTHING, false, NOBODY_ASKS);
    }

    private static News news(
            Reading.Part part, List<Message> messages, Seen seen, boolean heldBack, News.Outcome outcome) {
        Snapshot found = part.snapshot();
        return new News(
                messages,
                List.of(),
                Map.of(),
                found.changes(),
                seen,
                found.state(),
                found.agentTypes(),
                part.degraded(),
                heldBack,
                outcome);
    }

    /** Looks again whenever something happens in the channel, until there is something to tell or the time is over. */
    public News await(Supplier<News> look, Signal signal, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        News first = look.get();
        News now = first;
        while (now.isEmpty() && sameShown(first, now) && System.nanoTime() < end && !signal.isGivenUp()) {
            if (now.heldBack()) {
                return afterOverlap(look, signal, end);
            }
            signal.await(shorter(WITHHELD, Duration.ofNanos(end - System.nanoTime())));
            now = signal.isGivenUp() ? now : look.get();
        }
        return now;
    }

    /** Waiting longer does not make the request younger; an answer at once would have its reader ask without a pause. */
    private News afterOverlap(Supplier<News> look, Signal signal, long end) {
        long until = Math.min(end, System.nanoTime() + handOuts.overlap().toNanos());
        while (System.nanoTime() < until && !signal.isGivenUp()) {
            signal.await(Duration.ofNanos(until - System.nanoTime()));
        }
        return look.get();
    }

    private static boolean sameShown(News one, News other) {
        return one.state() == other.state()
                && one.agentTypes() == other.agentTypes()
                && one.changes().equals(other.changes());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Starts a new list of the reader: the newest messages. */
    public Reading.Part newest(Session session, @Nullable Integer limit) {
        Reading.Part part = reading.newest(session, limit);
        HandOutLog log = handOuts.of(session);
        begin(log, part);
        // What the page shows as queued may have been delivered before the log knew of the page.
        handOuts.resolve(session.id(), log);
        if (handOuts.trySave(session.id(), log) || part.snapshot().unsent().isEmpty()) {
            return part;
        }
        // Whoever goes on with the session would not know that the page has it, and give it once more.
        Reading.Part without = new Reading.Part(part.snapshot().withoutUnsent(), true);
        begin(log, without);
        return without;
    }

    private void begin(HandOutLog log, Reading.Part part) {
        Map<MessageId, Message> page = byId(part.snapshot());
        part.snapshot().unsent().forEach(unsent -> page.put(unsent.message().id(), unsent.message()));
        List<MessageId> ids = List.copyOf(page.keySet());
        MessageId last = ids.isEmpty() ? BEFORE_THE_FIRST : ids.getLast();
        log.history(ids, id -> isOwn(page.get(id)), last, part.snapshot().all().floor(), clock.instant());
    }

    /** A poll that surely has nothing to tell; null when that is not sure without waiting for something. */
    public @Nullable QuietPoll quiet(Session session, MessageId last) {
        HandOutLog log = handOuts.known(session.id());
        if (log == null) {
            return null;
        }
        MessageId settled = reading.settled();
        Seen seen = log.seenBy(last);
        Quiet quiet = reading.quietFor(session, seen);
        if (quiet == null) {
            return null;
        }
        return new QuietPoll(quiet, log.giveNothing(last, seen, settled, clock.instant()));
    }

    /**
     * How a poll is answered that has nothing to tell.
     *
     * @param seen what the reader has
     */
    public record QuietPoll(Quiet shown, Seen seen) {}
}
