package com.seitech.chat.gateway.closing;

import com.seitech.chat.gateway.closing.ChannelEnds.Written;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.Queue;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Revocations;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionConfig;
import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.StoreUnavailable;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which chats agents close, and ends the session of a chat that has been closed long enough. Odoo has the last word:
 * a session ends only when its chat is still closed there, so that none is lost to a note that is out of date.
 *
 * <pre>
 * open ─(closed by the visitor: at once; by an agent: within a minute)─▶ noted ─(gateway.session.closed-lifetime)─▶ ended
 *   ▲                                                                      │
 *   └──────────────────────────(open again in Odoo)────────────────────────┘
 * </pre>
 */
@Singleton
public final class ClosedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(ClosedSessions.class);
    /** Odoo ends every call after two minutes: what is committed by then may bear a time from before it. */
    private static final Duration LATE = Duration.ofSeconds(150);

    private final Sessions sessions;
    private final ChannelEnds ends;
    private final Revocations revocations;
    private final Queue queue;
    private final Slots slots;
    private final SessionConfig config;
    private final Clock clock;
    private @Nullable Instant latest;

    ClosedSessions(
            Sessions sessions,
            ChannelEnds ends,
            Revocations revocations,
            Queue queue,
            Slots slots,
            SessionConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.ends = ends;
        this.revocations = revocations;
        this.queue = queue;
        this.slots = slots;
        this.config = config;
        this.clock = clock;
    }

    /** The first look goes back to where no session is older. */
    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    public void look() {
        try {
            Instant last = latest;
            note(last == null ? clock.instant().minus(config.lifetime()) : last.minus(LATE));
        } catch (SourceUnavailable | StoreUnavailable e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("not known which chats were closed");
        }
    }

    private void note(Instant since) {
        long began = System.nanoTime();
        Instant newest = since;
        long after = 0;
        List<Written> page;
        do {
            page = ends.writtenSince(since, after);
            note(page);
            for (Written one : page) {
                newest = one.at().isAfter(newest) ? one.at() : newest;
                after = one.channel().value();
            }
        } while (page.size() == ChannelEnds.MOST);
        // What was written behind the pages meanwhile may be older than the newest on them.
        latest = newest.minusNanos(System.nanoTime() - began);
    }

    private void note(List<Written> page) {
        sessions.open(page.stream().filter(Written::open).map(Written::channel).toList());
        sessions.closed(page.stream()
                .filter(one -> !one.open())
                .collect(Collectors.toUnmodifiableMap(Written::channel, Written::at)));
    }

    /** Of those whose channels are looked after here. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    public void end() {
        try {
            Instant before = clock.instant().minus(config.closedLifetime());
            List<Session> due = sessions.closedBefore(before, ChannelEnds.MOST).stream()
                    .filter(session -> slots.isHere(session.channel()))
                    .toList();
            if (!due.isEmpty()) {
                end(due);
            }
        } catch (SourceUnavailable | StoreUnavailable e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("sessions of closed chats go on for now");
        }
    }

    private void end(List<Session> due) {
        Set<ChannelId> open =
                ends.open(due.stream().map(Session::channel).distinct().toList());
        sessions.open(open);
        List<Session> over = due.stream()
                .filter(session -> !open.contains(session.channel()))
                // What was accepted goes to Odoo first: for a file, its session is asked for.
                .filter(session -> !queue.isWaiting(session.channel()))
                .toList();
        sessions.remove(over.stream().map(Session::id).toList());
        over.forEach(revocations::over);
    }
}
