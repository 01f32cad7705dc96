package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.tail.Finding.Restored;
import com.seitech.chat.gateway.tail.Finding.Unbroken;
import com.seitech.chat.gateway.tail.Finding.Vanished;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the messages of all channels with one question at a time, and brings those of channels that somebody reads
 * into their feeds. It goes on only after their texts were read: what fails is asked again.
 */
final class TailLoop implements Nudge, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TailLoop.class);
    /** It may come and go. */
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    /** With more holes than a question names, all of them are asked for every so many questions. */
    private static final int SWEEP_EVERY = 20;

    private final MessageSource source;
    private final Feeds feeds;
    private final Recent recent;
    private final StartingPoint startingPoint;
    private final TailConfig config;
    private final Pace pace;
    private final CallBudget budget;
    private final Clock clock;
    private final Losses losses;
    private final Confirmations confirmations;
    private final Continuity continuity;
    private final Repeating thread = new Repeating("tail", this::step);
    private @Nullable Horizon horizon;
    private int partial;
    private boolean begunBefore;
    private volatile boolean suspicious;
    private volatile MessageId settled = new MessageId(0);
    private volatile boolean failing;
    private volatile long missing;
    private volatile long unsettled;
    private volatile @Nullable Instant answered;

    TailLoop(
            MessageSource source,
            Feeds feeds,
            Recent recent,
            StartingPoint startingPoint,
            TailConfig config,
            Pace pace,
            Clock clock,
            Losses losses,
            Confirmations confirmations) {
        this.source = source;
        this.feeds = feeds;
        this.recent = recent;
        this.startingPoint = startingPoint;
        this.config = config;
        this.pace = pace;
        this.budget = new CallBudget(() -> pace.shared(config.leastPause()), source::calls, System.nanoTime());
        this.clock = clock;
        this.continuity = new Continuity();
        this.losses = losses;
        this.confirmations = confirmations;
    }

    void start() {
        thread.start();
    }

    @Override
    public void nudge() {
        thread.wake();
    }

    /** Odoo may have been restored: there is a sign that the tail does not see. */
    void suspect() {
        suspicious = true;
        thread.wake();
    }

    /** Every message up to this one that exists is in its feed, if that is open. Never more than is surely true. */
    MessageId settled() {
        return settled;
    }

    /** Odoo did not answer the last question. */
    boolean isFailing() {
        return failing;
    }

    /** Ids that were passed over and may still show. */
    long missing() {
        return missing;
    }

    /** How far the largest id that showed is above the settled one. */
    long unsettled() {
        return unsettled;
    }

    /** Until the next question; empty while nobody reads, when there is none. */
    Optional<Duration> pause() {
        return feeds.isEmpty() ? Optional.empty() : Optional.of(pace.pause(System.nanoTime()));
    }

    /** Empty before the first answer. */
    Optional<Duration> sinceAnswer() {
        return Optional.ofNullable(answered).map(at -> Duration.between(at, clock.instant()));
    }

    private Duration step() {
        if (feeds.isEmpty() && !suspicious) {
            return Repeating.UNTIL_WOKEN;
        }
        Duration early = budget.untilNext(System.nanoTime());
        if (early.isPositive()) {
            return early;
        }
        try {
            follow();
            recovered();
            return horizon == null ? Duration.ZERO : pace.pause(System.nanoTime());
        } catch (SourceUnavailable | StoreUnavailable e) {
            failed(e);
            return pace.shared(config.retryPause());
        }
    }

    private void recovered() {
        if (failing) {
            SELDOM.info("news from Odoo flow again", line -> line);
        }
        failing = false;
    }

    private void failed(RuntimeException e) {
        confirmations.failed();
        if (!failing) {
            SELDOM.warn("no news from Odoo", line -> line.addKeyValue("reason", e.getMessage()));
        }
        failing = true;
    }

    void follow() {
        confirmations.begun();
        Horizon known = horizon == null ? begin() : horizon;
        Instant asked = clock.instant();
        if (suspicious && !goesOnThoughSuspicious(known)) {
            return;
        }
        Question question = continuity.with(question(known));
        boolean cut = true;
        while (cut) {
            Arrivals found = source.arrivalsWithTexts(new MessageId(question.after()), question.among(), config.page());
            cut = found.all().size() >= config.page();
            if (continuity.isContradictedBy(found.all(), cut, asked) && !goesOn(known)) {
                return;
            }
            deliver(
                    found.all().stream()
                            .filter(row -> known.isNew(row.id().value()))
                            .toList(),
                    found.texts());
            List<Long> ids = found.all().stream().map(row -> row.id().value()).toList();
            known.learn(question, ids, cut, asked);
            publish(known);
            question = cut ? question.continuedAfter(ids.getLast()) : question;
        }
        answered = asked;
        confirmations.confirmed(System.nanoTime());
        startingPoint.reached(settled, continuity.position(), asked, this::suspect);
    }

    private boolean goesOnThoughSuspicious(Horizon known) {
        suspicious = false;
        try {
            if (isRestoredForOthers()) {
                return false;
            }
            losses.vanished();
            return goesOn(known);
        } catch (SourceUnavailable | StoreUnavailable e) {
            suspicious = true;
            throw e;
        }
    }

    /** What was seen last is gone. False when ids are given anew: then all begins anew. */
    private boolean goesOn(Horizon known) {
        return switch (continuity.examine(source, known::isMissing)) {
            case Unbroken nothing -> true;
            case Vanished vanished -> {
                vanished(vanished.last(), known);
                yield true;
            }
            case Restored restored -> {
                restored(restored.survived());
                yield false;
            }
        };
    }

    private void vanished(MessageId last, Horizon known) {
        LOG.atWarn()
                .addKeyValue("seen", continuity.highest())
                .addKeyValue("newest", last)
                .log("the last messages are gone from Odoo: deleted, or its database was restored");
        losses.vanished();
        Holes missed = known.fallBackTo(last.value());
        continuity.watchAbove(last, missed::contains, clock.instant());
        publish(known);
    }

    private void restored(MessageId survived) {
        MessageId highest = continuity.highest();
        LOG.atWarn()
                .addKeyValue("survived", survived)
                .addKeyValue("seen", highest)
                .log("Odoo gives ids anew: its database was restored or rebuilt; starting anew");
        losses.restored(survived, highest, this::leaveEra);
        startAnew();
    }

    /** What other replicas found holds here too, whether or not it shows in what this one has seen. */
    private boolean isRestoredForOthers() {
        if (!losses.restoredForOthers(this::leaveEra)) {
            return false;
        }
        LOG.atWarn().log("another replica found that Odoo's database was restored or rebuilt; starting anew");
        startAnew();
        return true;
    }

    /** Before the next one begins: who takes both takes no more than is true in it. */
    private void leaveEra(MessageId survived) {
        confirmations.revoke();
        settled = survived.compareTo(settled) < 0 ? survived : settled;
    }

    private void startAnew() {
        continuity.startAt(Position.NOTHING);
        horizon = null;
        begunBefore = false;
    }

    private Question question(Horizon known) {
        Question cheap = known.next();
        return !cheap.complete() && ++partial % SWEEP_EVERY == 0 ? known.sweep() : cheap;
    }

    private Horizon begin() {
        lookBack();
        MessageId start = whereToBegin();
        recent.startAt(start);
        LOG.atInfo().addKeyValue("after", start).log("following Odoo's messages");
        Horizon begun = new Horizon(start.value());
        horizon = begun;
        publish(begun);
        return begun;
    }

    /**
     * Not below what is decided: an id that was passed over before a message that is so much older than the newest one was
     * taken by a transaction that has ended by now. Processes that are killed too soon to see ids missing for long enough
     * would otherwise begin further and further back.
     */
    private MessageId whereToBegin() {
        MessageId newest = source.newestId();
        MessageId known = startingPoint.find(newest);
        return source.newest(newest, null)
                .map(Arrival::createdAt)
                .flatMap(last -> source.newest(newest, last.minus(Horizon.DECIDED)))
                .map(Arrival::id)
                .filter(decided -> decided.compareTo(known) > 0)
                .orElse(known);
    }

    /** What the process before, or another replica in the era that is entered, saw last has to be there still. */
    private void lookBack() {
        while (!begunBefore) {
            Position last = startingPoint.position();
            // After it was read: a position of a later era than the own one must not be gone on from.
            if (!isRestoredForOthers()) {
                continuity.startAt(last);
                begunBefore = goesOn(new Horizon(last.highest().value()));
            }
        }
    }

    private void publish(Horizon known) {
        settled = new MessageId(known.floor());
        missing = known.missing();
        unsettled = known.highest() - known.floor();
    }

    private void deliver(Collection<Arrival> arrivals, Collection<Posted> texts) {
        arrivals.forEach(recent::add);
        arrivals.forEach(continuity::seen);
        // Looked up after they were noted: a feed that opens in between finds the note.
        Set<MessageId> wanted = arrivals.stream()
                .filter(arrival -> feeds.find(arrival.channel()) != null)
                .map(Arrival::id)
                .collect(Collectors.toCollection(TreeSet::new));
        if (wanted.isEmpty()) {
            return;
        }
        List<Posted> posted = new ArrayList<>(texts);
        posted.removeIf(one -> !wanted.remove(one.message().id()));
        posted.addAll(read(wanted));
        posted.sort(Comparator.comparing(one -> one.message().id()));
        MessageId before = settled;
        posted.forEach(one -> feeds.with(one.channel(), feed -> feed.add(one.message(), before)));
        pace.heat(System.nanoTime());
    }

    private List<Posted> read(Collection<MessageId> ids) {
        return ids.isEmpty() ? List.of() : source.read(ids);
    }

    @Override
    public void close() {
        thread.close();
        Optional.ofNullable(horizon)
                .ifPresent(known -> startingPoint.stopped(settled, continuity.position(), clock.instant()));
    }
}
