package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.cluster.SlotListener;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.conversation.Allowance;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.ConversationConfig;
import com.seitech.chat.gateway.conversation.MessageHistory;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.Outbox;
import com.seitech.chat.gateway.outbox.Queue;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Revocations;
import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.session.Verification;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together, starts and stops them. */
@Singleton
public final class Tail implements Nudge {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    private final Pace pace;
    private final Feeds feeds;
    private final TailLoop loop;
    private final FeedLoader loader;
    private final ChangeLoop changes;
    private final TypingLoop typing;
    private final ReadMarkLoop readMarks;
    private final Reading reading;
    private final Transcripts transcripts;
    private final TailFigures figures;
    private final QueuedSends queued;
    private final VisitorTyping visitorTyping;
    private final VisitorReading visitorReading;
    private final OpenFeeds open;
    private final Recovery recovery;
    private final Slots slots;

    Tail(
            MessageSource source,
            ChangeSource changeSource,
            MessageHistory history,
            Checkpoints checkpoints,
            Queue queue,
            Outbox outbox,
            HandOuts handOuts,
            TailConfig config,
            FeedConfig feedConfig,
            ConversationConfig conversationConfig,
            Allowance allowance,
            Sessions sessions,
            Verification verification,
            Revocations revocations,
            Eras eras,
            Slots slots,
            Clock clock) {
        this.slots = slots;
        Turns turns = new Turns(slots);
        Recent recent = new Recent(feedConfig.channels());
        pace = new Pace(config, turns, System.nanoTime());
        queued = new QueuedSends(queue, outbox, handOuts, sessions);
        feeds = new Feeds(feedConfig, recent, this::wakeAll, queued);
        recovery = new Recovery(verification, eras, clock);
        Confirmations confirmations = new Confirmations(feedConfig.patience());
        loop = new TailLoop(
                source,
                feeds,
                recent,
                new StartingPoint(checkpoints, eras, config, new Saving(Thread::startVirtualThread)),
                config,
                pace,
                clock,
                recovery,
                confirmations);
        Runnable awaitConfirmation = () -> confirmations.await(loop::nudge);
        Runnable catchUp = () -> confirmations.awaitLook(loop::nudge);
        loader = new FeedLoader(source, loop::settled, awaitConfirmation, catchUp, feedConfig, turns);
        changes = new ChangeLoop(
                source,
                changeSource,
                feeds,
                checkpoints,
                config,
                turns,
                eras,
                clock,
                confirmations::isFresh,
                catchUp,
                new Saving(Thread::startVirtualThread));
        typing = new TypingLoop(changeSource, feeds, config, turns, pace);
        readMarks = new ReadMarkLoop(changeSource, config, turns);
        open = new OpenFeeds(feeds, loader, loop, feedConfig, catchUp);
        figures = new TailFigures(feeds, loader, loop, recovery, feedConfig);
        MessageHistory confirmed = new ConfirmedHistory(history, awaitConfirmation);
        reading = new Reading(open, confirmed, queued, conversationConfig, allowance);
        transcripts = new Transcripts(reading, confirmed, conversationConfig);
        visitorTyping = new VisitorTyping(typing, open);
        visitorReading = new VisitorReading(readMarks, open);
        recovery.toForget(this::forgetAll);
        recovery.toRecheck(changes::recheckSoon);
        revocations.listen(session -> readMarks.forget(session.channel()));
        revocations.listen(session -> open.giveUp(session.channel()));
        revocations.listenToConflicts(loop::suspect);
        eras.toEnter(loop::suspect);
    }

    private void forgetAll() {
        changes.recheckSoon();
        readMarks.forget();
        typing.forget();
        open.giveUpAll();
    }

    void start(@Observes StartupEvent event, Slots slots) {
        slots.listen(new SlotListener() {
            @Override
            public void gained(Predicate<ChannelId> channels) {
                heedOthers();
                open.giveUp(channels);
                changes.lookBackSoon();
            }

            @Override
            public void leaving(Predicate<ChannelId> channels) {
                open.giveUp(channels);
            }

            @Override
            public void lost(Predicate<ChannelId> channels) {
                open.giveUp(channels);
            }
        });
        queued.start(feeds);
        loop.start();
        loader.start();
        changes.start();
        typing.start();
        readMarks.start();
    }

    /** While the store is still open. */
    void stop(@Observes ShutdownEvent event) {
        readMarks.close();
        typing.close();
        changes.close();
        loader.close();
        loop.close();
    }

    private void wakeAll() {
        loop.nudge();
        changes.wake();
        typing.wake();
    }

    @Scheduled(every = "1s")
    void sweep() {
        feeds.sweep();
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void heedOthersInTime() {
        if (slots.replicas() > 1) {
            heedOthers();
        }
    }

    /** What other replicas found out is not overlooked here. Also to be called before what was theirs is looked after. */
    public void heedOthers() {
        StoreUnavailable.orNextTime(LOG, "what other replicas found is unknown", () -> {
            if (recovery.heedOthers()) {
                loop.suspect();
            }
        });
    }

    @Produces
    @Singleton
    Reading reading() {
        return reading;
    }

    @Produces
    @Singleton
    Transcripts transcripts() {
        return transcripts;
    }

    @Produces
    @Singleton
    TailFigures figures() {
        return figures;
    }

    @Produces
    @Singleton
    VisitorTyping visitorTyping() {
        return visitorTyping;
    }

    @Produces
    @Singleton
    VisitorReading visitorReading() {
        return visitorReading;
    }

    /** Odoo says that something is new. */
    @Override
    public void nudge() {
        loop.nudge();
    }

    /** The chat has ended, in Odoo too: its readers hear of it now, after the last words. */
    public void ended(ChannelId channel, ChannelState state) {
        changes.ended(channel, state);
    }

    /** The visitor has sent something: it shows at once, and an answer is likely. */
    public void visitorWrote(ChannelId channel, MessageId message) {
        if (message.canBeOdoos()) {
            feeds.with(channel, feed -> feed.sent(message));
        }
        pace.heat(System.nanoTime());
        loop.nudge();
    }
}
