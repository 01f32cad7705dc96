package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.OdooStatus.Away;
import com.seitech.chat.gateway.odoo.OdooStatus.Part;
import com.seitech.chat.gateway.odoo.OdooStatus.Ready;
import com.seitech.chat.gateway.odoo.OdooStatus.Wrong;
import com.seitech.chat.gateway.odoo.web.OdooPages;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the peer. The gateway starts whether Odoo is there or not; the contract is checked as soon as it answers, and
 * again after each time it was away.
 */
@Singleton
public final class OdooMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(OdooMonitor.class);
    private final OdooPages pages;
    private final OdooContract contract;
    private final OdooConfig config;
    private final MisconfigurationLatch latch;
    private final Clock clock;
    private volatile OdooStatus status = Away.UNASKED;
    private volatile Instant lastAnswer = Instant.MIN;
    private volatile boolean stopped;

    OdooMonitor(OdooPages pages, OdooContract contract, OdooConfig config, MisconfigurationLatch latch, Clock clock) {
        this.pages = pages;
        this.contract = contract;
        this.config = config;
        this.latch = latch;
        this.clock = clock;
    }

    /** The contract's state, and what the calls have found out since. */
    public OdooStatus status() {
        OdooStatus seen = status;
        return latch.problem().<OdooStatus>map(OdooMonitor::wrong).orElse(seen);
    }

    boolean hasAnsweredWithin(Duration span) {
        return clock.instant().isBefore(lastAnswer.plus(span));
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "${gateway.odoo.health-interval:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void lookUntilTheEnd() {
        try {
            look();
        } catch (RuntimeException e) {
            // What it asks with is taken down first.
            if (!stopped) {
                throw e;
            }
        }
    }

    void look() {
        OdooStatus before = status;
        OdooStatus now = isThere() ? verified(before) : unreachable(before);
        status = now;
        if (!now.equals(before)) {
            report(now);
        }
    }

    private boolean isThere() {
        boolean there = pages.isHealthy();
        if (there) {
            lastAnswer = clock.instant();
        }
        return there;
    }

    private OdooStatus unreachable(OdooStatus before) {
        return away("Odoo does not answer under " + config.url() + ": start it, or set gateway.odoo.url", before);
    }

    private Away away(String problem, OdooStatus before) {
        return new Away(problem, missedSince(before));
    }

    private @Nullable Instant missedSince(OdooStatus before) {
        return switch (before) {
            case Ready ready -> clock.instant();
            case Away away -> away.since();
            case Wrong wrong -> null;
        };
    }

    private static Wrong wrong(OdooException problem) {
        Part part = problem instanceof OdooMisconfigured misconfigured ? misconfigured.part() : Part.CONTRACT;
        return new Wrong(part, List.of(String.valueOf(problem.getMessage())));
    }

    private OdooStatus verified(OdooStatus before) {
        if (before.isReady() && latch.problem().isEmpty()) {
            return before;
        }
        try {
            List<String> problems = contract.problems();
            return problems.isEmpty() ? new Ready() : new Wrong(Part.CONTRACT, problems);
        } catch (OdooMisconfigured | OdooRejected e) {
            return wrong(e);
        } catch (OdooException e) {
            return away(FaultTaxonomy.atALook(e, config.database()), before);
        }
    }

    private static void report(OdooStatus now) {
        now.problems().forEach(problem -> LOG.atWarn().log(problem));
        if (now.isReady()) {
            LOG.atInfo().log("Odoo is ready: version, models, fields and rights are as needed");
        }
    }
}
