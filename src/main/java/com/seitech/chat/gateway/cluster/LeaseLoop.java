package com.seitech.chat.gateway.cluster;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has {@link Leases} look again and again, and sooner when somebody waits for a change. */
final class LeaseLoop {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseLoop.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);
    /** For whoever waits: often enough for a person, and few questions of one replica all the same. */
    private static final Duration SOON = Duration.ofMillis(100);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Leases leases;
    private final Runnable afterLook;
    private final Duration beat;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    /** A platform thread: many visitors on the two or so carriers must not cost this replica its lease. */
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("leases").daemon(true).factory());

    private @Nullable Replica self;
    private @Nullable Future<?> soon;
    private volatile boolean left;

    /** @param afterLook what else is to be done as often */
    LeaseLoop(Leases leases, Runnable afterLook, Duration beat) {
        this.leases = leases;
        this.afterLook = afterLook;
        this.beat = beat;
    }

    /** @param introduction asked until it tells who this replica is */
    void start(Supplier<Optional<Replica>> introduction) {
        var _ = thread.scheduleWithFixedDelay(() -> step(introduction), 0, beat.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void step(Supplier<Optional<Replica>> introduction) {
        try {
            if (self == null) {
                self = introduction.get().orElse(null);
                Optional.ofNullable(self)
                        .ifPresent(
                                me -> LOG.atInfo().addKeyValue("url", me.url()).log("one of several replicas"));
            }
            look();
        } catch (StoreUnavailable e) {
            SELDOM.warn("the other replicas are not known yet", line -> line.addKeyValue("reason", e.getMessage()));
        } catch (RuntimeException e) {
            // One more that is thrown out of here, and it would be the last step.
            SELDOM.error("a look at the replicas failed", line -> line.setCause(Shown.of(e)));
        }
    }

    private void look() {
        try {
            Replica me = self;
            if (left) {
                leases.follow();
            } else if (me != null) {
                leases.look(me);
                afterLook.run();
            }
        } catch (StoreUnavailable e) {
            LOG.atDebug().addKeyValue("reason", e.getMessage()).log("what is asked besides is unknown");
        } finally {
            tellAll();
        }
    }

    private void tellAll() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    /** Looks soon, and calls this after it. */
    synchronized void afterNextLook(Runnable then) {
        waiting.add(then);
        if ((soon == null || soon.isDone()) && !thread.isShutdown()) {
            soon = thread.schedule(this::look, SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Hands over what this replica looks after, and from then on only looks who has it. Returns at once. */
    synchronized void leave() {
        if (!left) {
            left = true;
            var _ = thread.submit(leases::leaveAll);
        }
    }

    /** Returns when all is handed over, or it took too long. Not locked meanwhile: requests must not wait for this. */
    void stop() {
        shutDown();
        try {
            if (!thread.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("what this replica looked after was not handed over in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void shutDown() {
        leave();
        thread.shutdown();
    }
}
