package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.Finding.Restored;
import com.seitech.chat.gateway.tail.Finding.Unbroken;
import com.seitech.chat.gateway.tail.Finding.Vanished;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether Odoo still has what it had. A database that is restored from a backup has lost the last messages, and gives
 * their ids anew; so the last message that was seen is asked for again with every question for news. When it is gone it
 * was deleted or lost, and the next id tells: deleted ids are never given again.
 *
 * <pre>
 * the last message  is there, the same            ─▶ nothing is wrong
 *                   is there, but another one     ─▶ ids were given anew
 *                   is gone, later ones are there ─▶ it was deleted, unless an earlier id was given anew
 *                   is gone, and the newest       ─▶ watching: an id up to the highest one seen was given anew,
 *                                                     one above it was not
 * </pre>
 *
 * <p>Not for several threads.
 */
final class Continuity {
    /** Of the messages seen last so many are compared when something is wrong. */
    static final int KEPT = 32;

    private static final MessageId NONE = new MessageId(0);
    private static final MessageId ABOVE_ALL = new MessageId(Integer.MAX_VALUE);

    private final NavigableMap<MessageId, Arrival> latest = new TreeMap<>();
    private MessageId highest = NONE;
    private @Nullable Watch watch;
    private @Nullable Arrival asked;
    private @Nullable Restored proof;

    /**
     * Which ids would be given anew.
     *
     * @param missed were taken by transactions that may still show
     */
    private record Watch(MessageId above, LongPredicate missed, Instant until) {
        boolean covers(MessageId id, Instant now) {
            boolean late = missed.test(id.value()) && now.isBefore(until);
            return id.compareTo(above) > 0 && !late;
        }
    }

    void startAt(Position position) {
        latest.clear();
        position.latest().forEach(one -> latest.put(one.id(), one));
        highest = position.highest();
        watch = null;
        asked = null;
        proof = null;
    }

    Position position() {
        return new Position(highest, List.copyOf(latest.values()));
    }

    /** The largest id that ever showed. */
    MessageId highest() {
        return highest;
    }

    void seen(Arrival arrival) {
        latest.put(arrival.id(), arrival);
        if (latest.size() > KEPT) {
            latest.pollFirstEntry();
        }
        if (arrival.id().compareTo(highest) > 0) {
            highest = arrival.id();
            watch = null;
        }
    }

    /** The question, and the last message in it. */
    Question with(Question question) {
        asked = last();
        return asked == null ? question : question.alsoAmong(asked.id().value());
    }

    /** Of those that are there; null when none is. */
    private @Nullable Arrival last() {
        Map.Entry<MessageId, Arrival> last = watch == null ? latest.lastEntry() : latest.floorEntry(watch.above());
        return last == null ? null : last.getValue();
    }

    /** Whether a part of the answer, in the order of ids, does not go with what was seen. */
    boolean isContradictedBy(List<Arrival> part, boolean cut, Instant now) {
        Arrival expected = asked;
        for (Arrival one : part) {
            if (isGivenAnew(one.id(), now)) {
                return true;
            }
            if (expected != null && expected.id().equals(one.id())) {
                if (expected.isAnother(one)) {
                    return true;
                }
                expected = null;
            }
        }
        asked = expected;
        return expected != null && (!cut || part.getLast().id().compareTo(expected.id()) > 0);
    }

    private boolean isGivenAnew(MessageId id, Instant now) {
        if (watch == null || !watch.covers(id, now) || id.compareTo(highest) > 0) {
            return false;
        }
        proof = new Restored(watch.above());
        return true;
    }

    /** Nothing that was seen above {@code last} is there any more. */
    void watchAbove(MessageId last, LongPredicate missed, Instant now) {
        watch = new Watch(last, missed, now.plus(Horizon.LONGEST_TRANSACTION));
    }

    /**
     * Looks closer, in a few questions.
     *
     * @param missed ids of transactions that may still show
     */
    Finding examine(MessageSource source, LongPredicate missed) {
        if (proof != null || highest.equals(NONE)) {
            return proof == null ? new Unbroken() : proof;
        }
        Map<MessageId, Arrival> now = source.arrivals(ABOVE_ALL, numbers(), KEPT).stream()
                .collect(Collectors.toMap(Arrival::id, Function.identity()));
        Optional<MessageId> another = latest.values().stream()
                .filter(was -> now.containsKey(was.id()) && was.isAnother(Objects.requireNonNull(now.get(was.id()))))
                .map(Arrival::id)
                .findFirst();
        if (another.isPresent()) {
            now.keySet().removeIf(id -> id.compareTo(another.get()) >= 0);
            return new Restored(survivor(source, last(now.keySet())));
        }
        MessageId there = last(now.keySet());
        MessageId last = watch == null || watch.above().compareTo(there) < 0 ? there : watch.above();
        if (last.equals(highest)) {
            return new Unbroken();
        }
        Finding finding = withoutTheLast(source, last, missed);
        forgetDeleted(finding, now.keySet());
        return finding;
    }

    /** Those above the last that there is may have been lost: what comes under their ids will tell. */
    private void forgetDeleted(Finding finding, Set<MessageId> there) {
        switch (finding) {
            case Unbroken nothing -> latest.keySet().retainAll(there);
            case Vanished vanished ->
                latest.headMap(vanished.last(), true).keySet().retainAll(there);
            case Restored restored -> {}
        }
    }

    private static MessageId last(Set<MessageId> ids) {
        return ids.stream().max(Comparator.naturalOrder()).orElse(NONE);
    }

    private List<Long> numbers() {
        return latest.keySet().stream().map(MessageId::value).toList();
    }

    /** @param last of those that were seen and are there */
    private Finding withoutTheLast(MessageSource source, MessageId last, LongPredicate missed) {
        boolean givenAnew = source.newest(highest, null)
                .filter(one -> !missed.test(one.id().value()))
                .filter(one ->
                        last.equals(NONE) ? isYoungerThanAll(one) : one.id().compareTo(last) > 0)
                .isPresent();
        if (givenAnew) {
            return new Restored(survivor(source, last));
        }
        MessageId newest = source.newestId();
        return newest.compareTo(highest) >= 0 ? new Unbroken() : new Vanished(newest);
    }

    /** A message that is older than those that were seen last is one of those before them. */
    private boolean isYoungerThanAll(Arrival one) {
        return !latest.isEmpty() && latest.values().stream().allMatch(seen -> one.isYoungerThan(seen.createdAt()));
    }

    /** @param last of those that were seen and are there; when there is none, the ages of earlier ones tell */
    private MessageId survivor(MessageSource source, MessageId last) {
        if (!last.equals(NONE) || latest.isEmpty()) {
            return last;
        }
        Arrival first = latest.firstEntry().getValue();
        Instant created = first.createdAt();
        MessageId before = new MessageId(first.id().value() - 1);
        return created == null
                ? NONE
                : source.newest(before, created).map(Arrival::id).orElse(NONE);
    }
}
