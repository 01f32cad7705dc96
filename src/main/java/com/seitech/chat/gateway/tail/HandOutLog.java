package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of one session were given, for those that name nothing but the last message of their list, append
 * whatever they get and drop no duplicates.
 *
 * <p><b>Views.</b> A list only grows at its end, so its last message tells what it holds: the view under that number.
 * What is visible and not in the view is missing; the list that arises from giving it has the last id given as its key.
 * Giving the same to the same list again is harmless for the log, so a lost answer costs nothing.
 *
 * <p><b>Pending messages.</b> A list may hold its own unanswered message under a number of its own making, a time in
 * milliseconds: it becomes the real id <em>at its place</em> when the send is answered. What was appended behind it ends
 * lists that have the own id too, as soon as there is one: the send's {@code heirs}. These are the lists made for a
 * cursor that is a time, or by an answer that may have crossed the send or its answer, and all that arise from them.
 * Sends may queue in the client, so one that starts right after another inherits its heirs. Other lists are another
 * tab's, and must be given the message.
 *
 * <p><b>Crossing.</b> Nothing is given to a request that may have left before an answer with something new for its list
 * was there, or before the client sent something: never a part, never in advance. The client asks again.
 *
 * <p><b>Failures.</b> What an answer was to bring is taken back when it could not be written, also from the lists that
 * were presumed to have it. An own message whose send failed is withheld while a repeat may still answer it.
 *
 * <p><b>What numbers cannot tell.</b> Two lists of a session that end with the same message but differ before it look
 * alike; the one that was told of later counts. That takes an own send that came between a message and a list which it
 * had been handed out for: the answer that carried it was lost although its write succeeded, or was cut short by a
 * kill, or went to another tab, or to the page before a reload. Or a late small id that another tab's list has and this
 * one lacks, while both end alike; to keep that rare, an answer ends with an id that no other list ends with, if it can.
 *
 * <p>A pure state machine: time is passed in, one lock, its own, guards everything, and nothing waits under it.
 */
public final class HandOutLog {
    private static final long FIRST_PROVISIONAL = 4_000_000_000_000_000L;

    private final Duration overlap;
    private final Duration repeatWindow;
    private final HandOutViews views;
    private final HandOutWire wire = new HandOutWire();
    /** Own messages that a repeat may still answer, although some list has them. */
    private final List<MessageId> unanswered = new ArrayList<>(0);

    private Instant withheldUntil;
    private @Nullable Instant unsavedSince;
    private long version;

    /**
     * A log as it was saved, or a new one. Whether the sends before it were answered is not known.
     *
     * @param overlap the longest an answer is on its way to a client plus a request on its way back
     * @param repeatWindow how long after a failed send a repeat gets that send's answer
     */
    HandOutLog(HandOutStore.@Nullable Saved saved, Duration overlap, Duration repeatWindow, Instant now) {
        this.overlap = overlap;
        this.repeatWindow = repeatWindow;
        this.withheldUntil = now.plus(repeatWindow);
        String[] parts = saved == null ? new String[] {"", ""} : saved.text().split("\\|", -1);
        this.views = HandOutViews.parse(parts[0]);
        this.unanswered.addAll(HandOutViews.ids(parts[1], " "));
        this.version = saved == null ? 0 : saved.version();
    }

    static boolean isProvisional(MessageId id) {
        return id.value() >= FIRST_PROVISIONAL;
    }

    /** What a list that ends with this message holds; below its floor nothing need be loaded. */
    public synchronized Seen seenBy(MessageId last) {
        Seen known = views.get(last);
        if (known != null) {
            return known;
        }
        return last.canBeOdoos() ? Seen.upTo(last) : views.all();
    }

    /**
     * What to answer to a poll. To be saved before it is answered; then {@link #written} or {@link #failed} must follow.
     *
     * @param requested when the request arrived
     * @param settled every id up to it that there will ever be is in {@code visible} or below the floor
     * @param visible what there is above the floor of {@link #seenBy}, in order
     * @param own whether the visitor wrote it
     */
    public synchronized HandOut give(
            MessageId last,
            Instant requested,
            MessageId settled,
            List<MessageId> visible,
            Predicate<MessageId> own,
            Instant now) {
        forgetOld(now);
        noteClock(last, now);
        Seen seen = seenBy(last);
        List<MessageId> missing =
                visible.stream().filter(id -> !seen.contains(id)).toList();
        List<MessageId> withheld =
                missing.stream().filter(id -> isWithheld(id, own, now)).toList();
        List<MessageId> due =
                missing.stream().filter(id -> !withheld.contains(id)).toList();
        Seen raised = seen.raisedTo(lowest(settled, withheld));
        if (due.isEmpty()) {
            raise(last, raised, last.compareTo(settled) <= 0 || visible.contains(last), now);
            return HandOut.nothing(raised, false);
        }
        if (wire.holdsBack(last, seen, requested)) {
            return HandOut.nothing(seen, true);
        }
        return hand(last, seen.raisedTo(lowest(settled, missing)), due, visible, now);
    }

    /** So that what other tabs get does not count for this list, and what it sends now does. */
    private void noteClock(MessageId last, Instant now) {
        if (last.canBeOdoos() || isProvisional(last)) {
            return;
        }
        if (views.get(last) == null) {
            presume(last, views.all());
        }
        HandOutAnswer note = HandOutAnswer.toPoll(last, now, now.plus(overlap));
        note.state = HandOutAnswer.State.WRITTEN;
        note.key = last;
        wire.add(note);
        wire.sends().forEach(send -> send.addHeir(last));
    }

    /** A list that is presumed to have all that was handed out, also what is still being written. */
    private void presume(MessageId last, Seen all) {
        wire.writing().forEach(answer -> answer.addHeir(last));
        views.put(last, all);
    }

    private boolean isWithheld(MessageId id, Predicate<MessageId> own, Instant now) {
        return mayStillBeAnswered(now) && own.test(id) && (unanswered.contains(id) || !views.anyHas(id));
    }

    private boolean mayStillBeAnswered(Instant now) {
        return now.isBefore(withheldUntil) || wire.isSending() || views.anyHasProvisional();
    }

    /** The highest floor below all that may yet have to be given, or given again. */
    private MessageId lowest(MessageId settled, Collection<MessageId> notGiven) {
        long below = Stream.concat(notGiven.stream(), wire.writing().flatMap(answer -> answer.ids.stream()))
                .mapToLong(id -> id.value() - 1)
                .min()
                .orElse(Long.MAX_VALUE);
        return below < settled.value() ? new MessageId(below) : settled;
    }

    /** A number that nobody was ever given must not count as handed out. */
    private void raise(MessageId last, Seen raised, boolean exists, Instant now) {
        Seen known = views.get(last);
        if (known == null && !exists) {
            return;
        }
        views.put(last, raised);
        if (!raised.equals(known)) {
            changed(now);
        }
    }

    private HandOut hand(MessageId last, Seen seen, List<MessageId> due, List<MessageId> visible, Instant now) {
        Seen next = seen.with(due);
        HandOutAnswer answer = HandOutAnswer.toPoll(last, now, now.plus(HandOutWire.LONGEST_WRITE));
        MessageId key = endOf(due, next, visible);
        views.change(List.of(last), unchanged -> seen);
        answer.ids = due;
        answer.key = key;
        answer.before = views.get(key);
        wire.renew(key);
        wire.inherit(last, key);
        wire.add(answer);
        views.put(key, next);
        changed(now);
        List<MessageId> others = due.stream().filter(id -> !id.equals(key)).toList();
        return new HandOut(Stream.concat(others.stream(), Stream.of(key)).toList(), next, false, answer);
    }

    /** The newest, unless a list that ends with it holds something else. */
    private MessageId endOf(List<MessageId> due, Seen next, List<MessageId> visible) {
        return due.reversed().stream()
                .filter(id -> {
                    Seen other = views.get(id);
                    return other == null || isSame(other, next, visible);
                })
                .findFirst()
                .orElse(due.getLast());
    }

    private static boolean isSame(Seen one, Seen other, List<MessageId> visible) {
        return Stream.of(visible, one.above(), other.above())
                .flatMap(List::stream)
                .allMatch(id -> one.contains(id) == other.contains(id));
    }

    /** A send has arrived. Must end with {@link #sendFailed}, or {@link #sendAnswered} and then as for a poll. */
    public synchronized HandOutAnswer sendStarted(Instant now) {
        forgetOld(now);
        HandOutAnswer send = HandOutAnswer.toSend(now, now.plus(overlap));
        wire.crossing(now).forEach(other -> {
            addHeir(send, other.key);
            if (other.isSend) {
                other.heirs.forEach(send::addHeir);
            }
        });
        wire.add(send);
        return send;
    }

    private static void addHeir(HandOutAnswer send, @Nullable MessageId list) {
        if (list != null) {
            send.addHeir(list);
        }
    }

    /** The send has led to this message. To be saved before it is answered. */
    public synchronized void sendAnswered(HandOutAnswer send, MessageId id, Instant now) {
        Seen all = views.all();
        wire.crossing(now).forEach(other -> addHeir(send, other.key));
        send.state = HandOutAnswer.State.WRITING;
        send.until = now.plus(HandOutWire.LONGEST_WRITE);
        send.ids = List.of(id);
        send.key = id;
        send.before = views.get(id);
        wire.sends().forEach(other -> other.addHeir(id));
        views.change(send.heirs, seen -> seen.with(send.ids));
        presume(id, all.with(send.ids));
        unanswered.remove(id);
        changed(now);
    }

    /** The send was not accepted, as far as its client will know; whether its message exists may be open. */
    public synchronized void sendFailed(HandOutAnswer send, Instant now) {
        send.state = HandOutAnswer.State.FAILED;
        send.until = now.plus(overlap);
        withheldUntil = now.plus(repeatWindow);
    }

    /** The answer has left. */
    public synchronized void written(HandOutAnswer answer, Instant now) {
        answer.state = HandOutAnswer.State.WRITTEN;
        answer.until = now.plus(overlap);
        answer.before = null;
        if (answer.isSend) {
            changed(now);
        }
    }

    /**
     * The answer could not be written: its client does not have it, and knows that. To be saved: after a kill before
     * that, it would count as given.
     */
    public synchronized void failed(HandOutAnswer answer, Instant now) {
        takeBack(answer);
        if (answer.isSend) {
            unanswered.addAll(answer.ids);
            sendFailed(answer, now);
        }
        answer.state = HandOutAnswer.State.FAILED;
        answer.until = now.plus(overlap);
        answer.ids = List.of();
        changed(now);
    }

    private void takeBack(HandOutAnswer answer) {
        views.change(answer.heirs, seen -> without(seen, answer.ids));
        MessageId key = answer.key;
        if (key == null || wire.isMadeByAnother(answer)) {
            return;
        }
        if (answer.before == null) {
            views.remove(key);
        } else {
            views.put(key, answer.before);
        }
    }

    private static Seen without(Seen seen, List<MessageId> ids) {
        return new Seen(
                seen.floor(),
                seen.above().stream().filter(id -> !ids.contains(id)).toList());
    }

    /**
     * A new list begins with this page of the newest messages.
     *
     * @param page its ids; older ones count as read
     * @param last the last of them, zero without any
     * @param settled as it was before the page was read
     */
    public synchronized void history(
            List<MessageId> page, Predicate<MessageId> own, MessageId last, MessageId settled, Instant now) {
        forgetOld(now);
        page.stream()
                .filter(id -> !unanswered.contains(id) && isWithheld(id, own, now))
                .forEach(unanswered::add);
        views.put(last, Seen.upTo(settled).with(page));
        wire.renew(last);
        wire.writing().filter(answer -> last.equals(answer.key)).forEach(answer -> answer.key = null);
        changed(now);
    }

    /**
     * A queued message was delivered. To be called when the id is visible and the provisional one is not any more.
     *
     * @param id null when it never will be
     */
    public synchronized void replaced(MessageId provisional, @Nullable MessageId id, Instant now) {
        views.changeAll(seen -> {
            if (!seen.above().contains(provisional)) {
                return seen;
            }
            Seen rest = without(seen, List.of(provisional));
            return id == null ? rest : rest.with(List.of(id));
        });
        changed(now);
    }

    private void forgetOld(Instant now) {
        wire.forgetBefore(now);
        if (!unanswered.isEmpty() && !mayStillBeAnswered(now)) {
            unanswered.clear();
            changed(now);
        }
    }

    private void changed(Instant now) {
        if (unsavedSince == null) {
            unsavedSince = now;
        }
    }

    /** Whether something that may be lost without harm, but should not for long, is unsaved since then. */
    synchronized boolean isUnsavedSince(Instant then) {
        return unsavedSince != null && !unsavedSince.isAfter(then);
    }

    /** To be stored; a greater version replaces a smaller one. */
    synchronized HandOutStore.Saved save() {
        unsavedSince = null;
        version++;
        Stream<MessageId> beingAnswered =
                wire.writing().filter(answer -> answer.isSend).flatMap(answer -> answer.ids.stream());
        String open = Stream.concat(unanswered.stream(), beingAnswered)
                .distinct()
                .map(MessageId::toString)
                .collect(Collectors.joining(" "));
        return new HandOutStore.Saved(version, views.text() + "|" + open);
    }

    /** What {@link #save} returned could not be stored. */
    synchronized void notSaved(Instant now) {
        changed(now);
    }
}
