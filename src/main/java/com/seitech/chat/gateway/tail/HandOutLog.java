package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
 * <p><b>Several pages.</b> A send names no list. What it ends counts as holding all that any list holds, so that nothing
 * is given twice, until other pages show that they did not send it: {@link HandOutOrigins}. Once {@link HandOutPages} has
 * seen that there are several, an answer that would make a list look like another page's ends with an {@link Alias}.
 *
 * <p><b>What numbers cannot tell.</b> An answer was lost although its write succeeded, or was cut short by a kill or a
 * reload, and the page wrote something itself meanwhile: the list it ends counts as holding what was lost. Nor can two
 * pages be told from each other before both have asked with different lists, or when both write at the same time: one
 * may then lack what the other one has.
 *
 * <p>A pure state machine: time is passed in, one lock, its own, guards everything, and nothing waits under it.
 */
public final class HandOutLog {
    private static final long FIRST_PROVISIONAL = 4_000_000_000_000_000L;
    /** More than one visitor writes in the minutes in which it may turn out from where. */
    private static final int MOST_IN_DOUBT = 16;

    private final ChannelId channel;
    private final Duration overlap;
    private final Duration repeatWindow;
    private final HandOutViews views;
    private final HandOutWire wire = new HandOutWire();
    private final HandOutPages pages;
    private final HandOutEnds ends;
    /** Of the latest sends, the oldest first. */
    private final List<HandOutOrigins> inDoubt = new ArrayList<>(0);
    /** Own messages that a repeat may still answer, although some list has them. */
    private final List<MessageId> unanswered = new ArrayList<>(0);

    private Instant withheldUntil;
    private @Nullable Instant unsavedSince;
    private long version;
    private int era;
    private volatile @Nullable Restoration restoration;

    /**
     * A log as it was saved, or a new one. Whether the sends before it were answered is not known.
     *
     * @param overlap the longest an answer is on its way to a client plus a request on its way back
     * @param repeatWindow how long after a failed send a repeat gets that send's answer
     */
    HandOutLog(
            ChannelId channel,
            HandOutStore.@Nullable Saved saved,
            Duration overlap,
            Duration repeatWindow,
            Instant now) {
        this.channel = channel;
        this.overlap = overlap;
        this.repeatWindow = repeatWindow;
        this.pages = new HandOutPages(overlap);
        this.withheldUntil = now.plus(repeatWindow);
        String[] parts = saved == null ? new String[] {"", ""} : saved.text().split("\\|", -1);
        this.views = HandOutViews.parse(parts[0], now);
        this.unanswered.addAll(HandOutViews.ids(parts[1], " "));
        this.version = saved == null ? 0 : saved.version();
        this.era = parts.length < 3 ? 0 : Integer.parseInt(parts[2]);
        this.ends = new HandOutEnds(views, pages, now.getEpochSecond());
        // What was on its way when the process before ended is not known: a send that comes now may have crossed it.
        views.shown(now).forEach(list -> noteOnItsWay(list, now));
    }

    static boolean isProvisional(MessageId id) {
        return id.value() >= FIRST_PROVISIONAL && !Alias.isOne(id);
    }

    /** What a browser made up while a message of its own is not answered yet. */
    static boolean isClock(MessageId id) {
        return !id.canBeOdoos() && id.value() < FIRST_PROVISIONAL;
    }

    /**
     * What a list that ends with this message holds; below its floor nothing need be loaded. One that ends with a number
     * above all that Odoo gives, and is not known, has what any list has.
     */
    public synchronized Seen seenBy(MessageId last) {
        Seen known = views.get(last);
        if (known != null) {
            return known;
        }
        return isClock(last) || isProvisional(last) ? views.all() : Seen.upTo(surely(Alias.meant(last)));
    }

    /** A list of which nothing is known, with a last message that is gone, ends there as far as is sure. */
    private MessageId surely(MessageId last) {
        Restoration latest = restoration;
        return latest != null && latest.gaveAnew(last) ? latest.survived() : last;
    }

    ChannelId channel() {
        return channel;
    }

    /** The one that it has entered. */
    synchronized int era() {
        return era;
    }

    /** To be called before every use: of what was handed out in earlier eras, only what survived them is still had. */
    void enter(List<Restoration> all, Instant now) {
        if (!all.isEmpty() && !all.getLast().equals(restoration)) {
            enterAll(all, now);
        }
    }

    private synchronized void enterAll(List<Restoration> all, Instant now) {
        for (Restoration one : all) {
            if (one.era() > era) {
                views.changeAll(seen -> seen.upToSurvived(one.survived()));
                wire.upToSurvived(one.survived());
                unanswered.removeIf(one::gaveAnew);
                inDoubt.clear();
                // What was answered since the restoration is not known for answered any more: it must not wait for a
                // repeat.
                withheldUntil = now;
                era = one.era();
                changed(now);
            }
            restoration = one;
        }
    }

    /**
     * What there is.
     *
     * @param above only messages above it are looked at: the floor of {@link #seenBy}
     * @param ids those, in order
     * @param settled every id up to it that there will ever be is in {@code ids} or not above {@code above}
     */
    public record Visible(MessageId above, List<MessageId> ids, MessageId settled) {
        public Visible {
            ids = List.copyOf(ids);
        }
    }

    /**
     * What to answer to a poll. To be saved before it is answered; then {@link #written} or {@link #failed} must follow.
     *
     * @param requested when the request arrived
     * @param own whether the visitor wrote it
     */
    public synchronized HandOut give(
            MessageId last, Instant requested, Visible visible, Predicate<MessageId> own, Instant now) {
        forgetOld(now);
        noteClock(last, requested, now);
        noteAsked(last, requested, now);
        Seen seen = seenBy(last);
        if (seen.floor().compareTo(visible.above()) < 0) {
            // Something was taken back since it was looked at: what lacks below was not looked for.
            return HandOut.nothing(seen, false);
        }
        List<MessageId> missing =
                visible.ids().stream().filter(id -> !seen.contains(id)).toList();
        List<MessageId> withheld =
                missing.stream().filter(id -> isWithheld(id, own, now)).toList();
        List<MessageId> due =
                missing.stream().filter(id -> !withheld.contains(id)).toList();
        if (due.isEmpty()) {
            MessageId meant = Alias.meant(last);
            boolean exists =
                    meant.compareTo(visible.settled()) <= 0 || visible.ids().contains(meant);
            Seen raised = seen.raisedTo(lowest(visible.settled(), withheld));
            raise(last, raised, exists, now);
            return HandOut.nothing(raised, false);
        }
        if (wire.holdsBack(last, seen, requested)) {
            return HandOut.nothing(seen, true);
        }
        Seen raised = seen.raisedTo(lowest(visible.settled(), missing));
        return hand(last, raised, due, ends.endOf(due, seen.with(due), visible.ids(), own, now), now);
    }

    /** A page shows this list, so that none of the messages in doubt was sent from it. */
    private void noteAsked(MessageId last, Instant requested, Instant now) {
        if (!wire.mayHaveLeft(last, requested)) {
            pages.asked(last, views.asked(last, requested, now), requested);
        }
        if (pages.areSeveral(now)) {
            learnFrom(last, requested, now);
        }
        inDoubt.removeIf(origins -> !origins.isInDoubt() || origins.isOver(now));
    }

    private void learnFrom(MessageId last, Instant requested, Instant now) {
        wire.sendWhoseMessageEnds(last, requested).ifPresent(send -> {
            views.change(send.crossed, seen -> seen.without(send.ids));
            send.heirs.removeAll(send.crossed);
            send.crossed.clear();
            changed(now);
        });
        for (HandOutOrigins origins : List.copyOf(inDoubt)) {
            if (origins.asked(last, requested)) {
                origins.tell(this::correct);
                origins.sender().ifPresent(views::left);
                changed(now);
            }
        }
    }

    private void correct(MessageId list, Seen held) {
        views.change(List.of(list), presumed -> Seen.ofBoth(presumed, held));
        inDoubt.forEach(later -> later.correct(list, held));
    }

    /**
     * As {@link #give} to a list that lacks nothing, which is nearly every poll; answers what it holds.
     *
     * @param seen what {@link #seenBy} answered, before it was found that nothing lacks
     */
    synchronized Seen giveNothing(MessageId last, Seen seen, MessageId settled, Instant now) {
        forgetOld(now);
        noteClock(last, now, now);
        noteAsked(last, now, now);
        Seen held = seenBy(last);
        if (!held.equals(seen)) {
            return held;
        }
        Seen raised = held.raisedTo(lowest(settled, List.of()));
        raise(last, raised, Alias.meant(last).compareTo(settled) <= 0, now);
        return raised;
    }

    /** So that what other tabs get does not count for this list, and what it sends now does. */
    private void noteClock(MessageId last, Instant requested, Instant now) {
        if (!isClock(last)) {
            return;
        }
        if (views.get(last) == null) {
            HandOutOrigins origins = new HandOutOrigins(now.plus(overlap));
            addCandidates(origins, requested, now);
            origins.successor(last, Set.of());
            presume(last, views.all());
        }
        noteOnItsWay(last, now);
        wire.sends().forEach(send -> addHeir(send, last));
    }

    private void noteOnItsWay(MessageId list, Instant now) {
        wire.note(list, now, now.plus(overlap));
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
        if (notGiven.isEmpty() && wire.isEmpty()) {
            return settled;
        }
        long below = Stream.concat(notGiven.stream(), wire.mayBeTakenBack())
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

    private HandOut hand(MessageId last, Seen seen, List<MessageId> due, MessageId end, Instant now) {
        Seen next = seen.with(due);
        HandOutAnswer answer = HandOutAnswer.toPoll(last, now, now.plus(HandOutWire.LONGEST_WRITE));
        views.change(List.of(last), unchanged -> seen);
        answer.ids = due;
        answer.key = end;
        answer.before = views.get(end);
        wire.renew(end);
        wire.inherit(last, end);
        inDoubt.forEach(origins -> origins.inherit(last, end, due));
        wire.add(answer);
        views.put(end, pages.areSeveral(now) ? next : withBefore(answer, next));
        views.left(last);
        views.shown(end, now);
        changed(now);
        List<MessageId> others =
                due.stream().filter(id -> !id.equals(Alias.meant(end))).toList();
        return new HandOut(Stream.concat(others.stream(), Stream.of(end)).toList(), next, false, answer);
    }

    /** Of one page that was loaded anew, an old request may make a list that ends like the new one, and holds less. */
    private static Seen withBefore(HandOutAnswer answer, Seen next) {
        return answer.before == null ? next : Seen.ofAll(List.of(answer.before, next));
    }

    /** A send has arrived. Must end with {@link #sendFailed}, or {@link #sendAnswered} and then as for a poll. */
    public synchronized HandOutAnswer sendStarted(Instant now) {
        forgetOld(now);
        HandOutAnswer send = HandOutAnswer.toSend(now, now.plus(overlap));
        wire.crossing(now).forEach(other -> {
            addCrossed(send, other.key);
            if (other.isSend) {
                other.heirs.forEach(heir -> addHeir(send, heir));
                other.crossed.forEach(heir -> addCrossed(send, heir));
            }
        });
        addCandidates(send.origins, now, now);
        wire.add(send);
        return send;
    }

    /** A list that the page itself may show by now, with an answer that its request crossed, tells nothing. */
    private void addCandidates(HandOutOrigins origins, Instant requested, Instant now) {
        views.shown(now).forEach(list -> {
            boolean tells = views.pages(list) == 1 && !wire.endsWithSend(list, requested);
            origins.candidate(list, seenBy(list), tells);
        });
        if (origins.isInDoubt()) {
            if (inDoubt.size() == MOST_IN_DOUBT) {
                inDoubt.removeFirst();
            }
            inDoubt.add(origins);
        }
    }

    private static void addCrossed(HandOutAnswer send, @Nullable MessageId list) {
        addHeir(send, list);
        if (list != null && !isClock(list)) {
            send.addCrossed(list);
        }
    }

    private static void addHeir(HandOutAnswer send, @Nullable MessageId list) {
        if (list != null) {
            send.addHeir(list);
            if (isClock(list)) {
                send.origins.successor(list, Set.of());
            }
        }
    }

    /** The send has led to this message. To be saved before it is answered. */
    public synchronized void sendAnswered(HandOutAnswer send, MessageId id, Instant now) {
        Seen all = views.all();
        send.state = HandOutAnswer.State.WRITING;
        send.until = now.plus(HandOutWire.LONGEST_WRITE);
        send.ids = List.of(id);
        send.key = id;
        send.heirs.remove(id);
        send.crossed.remove(id);
        send.before = views.get(id);
        wire.sends().forEach(other -> addHeir(other, id));
        views.change(send.heirs, seen -> seen.with(send.ids));
        inDoubt.forEach(origins -> origins.came(send.heirs, id));
        presume(id, all.with(send.ids));
        send.origins.successor(id, Set.of(id));
        noteSender(send, id, now);
        unanswered.remove(id);
        changed(now);
    }

    /** One page's list ends with the message now, unless something came behind it. */
    private void noteSender(HandOutAnswer send, MessageId id, Instant now) {
        views.shown(id, now);
        if (send.heirs.stream().allMatch(HandOutLog::isClock)) {
            send.origins.sender().ifPresent(views::left);
        }
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
        takeBack(answer, now);
        if (answer.isSend) {
            unanswered.addAll(answer.ids);
            sendFailed(answer, now);
            answer.key = null;
        }
        answer.state = HandOutAnswer.State.FAILED;
        answer.until = now.plus(overlap);
        answer.ids = List.of();
        changed(now);
    }

    private void takeBack(HandOutAnswer answer, Instant now) {
        views.change(answer.heirs, seen -> seen.without(answer.ids));
        inDoubt.forEach(origins -> origins.tookBack(answer.ids));
        MessageId key = answer.key;
        if (key != null) {
            views.left(key);
        }
        if (answer.asked != null) {
            views.shown(answer.asked, now);
        }
        if (key == null || wire.isMadeByAnother(answer)) {
            return;
        }
        if (answer.before == null) {
            views.remove(key);
        } else {
            views.put(key, answer.before);
        }
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
        views.shown(last, now);
        wire.begin(last);
        inDoubt.forEach(origins -> origins.forget(last));
        wire.writing().filter(answer -> last.equals(answer.key)).forEach(answer -> answer.key = null);
        changed(now);
    }

    /**
     * A queued message was delivered. To be called when the id is visible and the provisional one is not any more.
     *
     * @param id null when it never will be
     */
    public synchronized void replaced(MessageId provisional, @Nullable MessageId id, Instant now) {
        views.changeAll(seen -> seen.with(provisional, id));
        wire.replaced(provisional, id);
        inDoubt.forEach(origins -> origins.replaced(provisional, id));
        if (unanswered.remove(provisional) && id != null) {
            unanswered.add(id);
        }
        changed(now);
    }

    /** The provisional ids in it. */
    synchronized Set<MessageId> provisional() {
        return Stream.concat(views.provisional(), unanswered.stream().filter(HandOutLog::isProvisional))
                .collect(Collectors.toSet());
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
        return new HandOutStore.Saved(version, views.text() + "|" + open + (era == 0 ? "" : "|" + era));
    }

    /** What {@link #save} returned could not be stored. */
    synchronized void notSaved(Instant now) {
        changed(now);
    }
}
