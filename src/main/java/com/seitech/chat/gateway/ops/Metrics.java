package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.http.ListenerFigures;
import com.seitech.chat.gateway.odoo.OdooCalls;
import com.seitech.chat.gateway.outbox.Queue;
import com.seitech.chat.gateway.session.Revocations;
import com.seitech.chat.gateway.session.Verification;
import com.seitech.chat.gateway.tail.TailFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shows the features' figures. They are read when somebody asks for the metrics; no label names a visitor, a channel or
 * a path.
 */
@Singleton
final class Metrics {
    private static final String BYTES = "bytes";
    private static final String SECONDS = "seconds";
    private static final String REASON = "reason";

    private final MeterRegistry registry;
    private final TailFigures tail;
    private final ListenerFigures listeners;
    private final Queue outbox;
    private final OdooCalls odoo;
    private final Clock clock;
    private final Revocations revocations;
    private final Verification verification;
    private final Slots slots;

    Metrics(
            MeterRegistry registry,
            TailFigures tail,
            ListenerFigures listeners,
            Queue outbox,
            OdooCalls odoo,
            Revocations revocations,
            Verification verification,
            Slots slots,
            Clock clock) {
        this.registry = registry;
        this.tail = tail;
        this.listeners = listeners;
        this.outbox = outbox;
        this.odoo = odoo;
        this.clock = clock;
        this.revocations = revocations;
        this.verification = verification;
        this.slots = slots;
    }

    void register(@Observes StartupEvent event) {
        replicas();
        feeds();
        tail();
        listeners();
        outbox();
        losses();
        odoo.listen(this::calls);
    }

    private void replicas() {
        gauge(MetricNames.REPLICAS, "Replicas that are alive, as this one knows", slots::replicas);
        gauge(MetricNames.SLOTS, "Parts of the channels that this replica looks after, of 64", slots::count);
    }

    private void feeds() {
        gauge(MetricNames.FEEDS_OPEN, "Channels that somebody reads or has read lately", tail::openFeeds);
        bytes(MetricNames.FEEDS_HELD, "Messages held in memory", tail::heldBytes);
        bytes(MetricNames.FEEDS_HELD_MOST, "The bound of messages held in memory", tail::mostHeldBytes);
        gauge(MetricNames.LOADS_WAITING, "Loads that wait for their turn at Odoo", tail::waitingLoads);
        closed("unread", TailFigures::closedUnread);
        closed("room", TailFigures::evicted);
        closed("outdated", TailFigures::dropped);
    }

    private void closed(String reason, ToDoubleFunction<TailFigures> count) {
        FunctionCounter.builder(MetricNames.FEEDS_CLOSED, tail, count)
                .description("Channels given up: nobody read them, or to make room")
                .tag(REASON, reason)
                .register(registry);
    }

    private void tail() {
        gauge(MetricNames.TAIL_MISSING, "Ids that were passed over and may still show", tail::missing);
        gauge(MetricNames.TAIL_UNSETTLED, "Ids between the settled message and the newest", tail::unsettled);
        gauge(MetricNames.TAIL_FAILING, "1 while Odoo does not answer the tail", () -> tail.isFailing() ? 1 : 0);
        seconds(MetricNames.TAIL_LAG, "How old is what readers have; nothing while there are none", tail -> tail.lag());
        seconds(
                MetricNames.TAIL_PAUSE,
                "Between two questions for news; NaN while nobody reads and none is asked",
                tail -> tail.pause().orElse(null));
        seconds(
                MetricNames.TAIL_ANSWER_AGE,
                "Since Odoo answered the tail; grows too while nobody reads and nothing is asked",
                tail -> tail.sinceAnswer().orElse(null));
    }

    private void seconds(String name, String description, Function<TailFigures, @Nullable Duration> value) {
        Gauge.builder(name, tail, figures -> seconds(value.apply(figures)))
                .description(description)
                .baseUnit(SECONDS)
                .register(registry);
    }

    private static double seconds(@Nullable Duration value) {
        return value == null ? Double.NaN : value.toMillis() / 1000.0;
    }

    private void losses() {
        lost("messages", TailFigures::vanished);
        lost("restored", TailFigures::restored);
        FunctionCounter.builder(MetricNames.SESSIONS_REVOKED, revocations, Revocations::count)
                .description("Sessions ended because their channel is gone from Odoo or another's")
                .register(registry);
        gauge(
                MetricNames.SESSIONS_IN_DOUBT,
                "1 while older sessions are verified before their next use",
                () -> verification.inDoubtUpTo().isPresent() ? 1 : 0);
    }

    private void lost(String kind, ToDoubleFunction<TailFigures> count) {
        FunctionCounter.builder(MetricNames.ODOO_LOSSES, tail, count)
                .description("Times that Odoo had not got any more what it had")
                .tag("kind", kind)
                .register(registry);
    }

    private void listeners() {
        gauge(MetricNames.CONNECTIONS_OPEN, "Network connections of visitors", listeners::openConnections);
        FunctionCounter.builder(MetricNames.CONNECTIONS_REFUSED, listeners, ListenerFigures::refusedConnections)
                .description("Connections refused because their address, or everybody, had enough")
                .register(registry);
        gauge(MetricNames.STREAMS_OPEN, "Open streams", listeners::openStreams);
        gauge(MetricNames.POLLS_WAITING, "Polls that wait for news", listeners::waitingPolls);
        FunctionCounter.builder(MetricNames.STREAMS_DROPPED, listeners, ListenerFigures::droppedStreams)
                .description("Streams ended because their readers were too slow")
                .register(registry);
    }

    private void outbox() {
        gauge(MetricNames.OUTBOX_WAITING, "Visitors' messages that wait for Odoo", outbox::size);
        gauge(MetricNames.OUTBOX_PARKED, "Visitors' messages that were given up", outbox::parked);
        Gauge.builder(MetricNames.OUTBOX_OLDEST, () -> age(outbox.oldest()))
                .description("How long the oldest of them has waited")
                .baseUnit(SECONDS)
                .register(registry);
    }

    private double age(Optional<Instant> since) {
        return since.map(instant -> Duration.between(instant, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private void calls(OdooCalls.Tally tally) {
        FunctionTimer.builder(
                        MetricNames.ODOO_CALLS,
                        tally,
                        OdooCalls.Tally::calls,
                        OdooCalls.Tally::nanos,
                        TimeUnit.NANOSECONDS)
                .description("Calls to Odoo's models")
                .tag("lane", tally.lane())
                .tag("operation", tally.operation())
                .tag("outcome", tally.outcome())
                .register(registry);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private void bytes(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).baseUnit(BYTES).register(registry);
    }
}
