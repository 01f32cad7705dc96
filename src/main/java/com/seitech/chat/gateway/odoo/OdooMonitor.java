package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.web.OdooPages;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the peer. The gateway starts whether Odoo is there or not; the contract is checked as soon as it answers, and
 * again after each time it was away.
 */
@Singleton
public final class OdooMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(OdooMonitor.class);
    /** Decided here only: behind a running gateway the same fault means that PostgreSQL is coming back. */
    private static final String NO_DATABASE = "does not exist";

    private final OdooPages pages;
    private final OdooContract contract;
    private final OdooConfig config;
    private final MisconfigurationLatch latch;
    private final Clock clock;
    private volatile OdooStatus status = OdooStatus.UNKNOWN;
    private volatile Instant lastAnswer = Instant.MIN;

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
        return latch.problem()
                .map(problem -> new OdooStatus(seen.reachable(), false, List.of(String.valueOf(problem.getMessage()))))
                .orElse(seen);
    }

    boolean hasAnsweredWithin(Duration span) {
        return clock.instant().isBefore(lastAnswer.plus(span));
    }

    @Scheduled(every = "${gateway.odoo.health-interval:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        OdooStatus before = status;
        OdooStatus now = isThere() ? verified(before) : unreachable();
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

    private OdooStatus unreachable() {
        return new OdooStatus(
                false,
                false,
                List.of("Odoo does not answer under " + config.url() + ": start it, or set gateway.odoo.url"));
    }

    private OdooStatus verified(OdooStatus before) {
        if (before.isReady() && latch.problem().isEmpty()) {
            return before;
        }
        try {
            List<String> problems = contract.problems();
            return new OdooStatus(true, problems.isEmpty(), problems);
        } catch (OdooMisconfigured e) {
            return new OdooStatus(true, false, List.of(String.valueOf(e.getMessage())));
        } catch (OdooException e) {
            return new OdooStatus(true, false, List.of(cureFor(String.valueOf(e.getMessage()))));
        }
    }

    private String cureFor(String problem) {
        return problem.contains("database") && problem.contains(NO_DATABASE)
                ? "Odoo has no database " + config.database() + ": set gateway.odoo.database"
                : problem;
    }

    private static void report(OdooStatus now) {
        now.problems().forEach(problem -> LOG.atWarn().log(problem));
        if (now.isReady()) {
            LOG.atInfo().log("Odoo is ready: version, models, fields and rights are as needed");
        }
    }
}
