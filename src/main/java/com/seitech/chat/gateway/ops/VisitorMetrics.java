package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.limits.Limit;
import com.seitech.chat.gateway.limits.LimitFigures;
import com.seitech.chat.gateway.tail.HandOuts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows what visitors are refused, and what had to be given to them again. */
@Singleton
final class VisitorMetrics {
    private final MeterRegistry registry;
    private final LimitFigures limits;
    private final HandOuts handOuts;

    VisitorMetrics(MeterRegistry registry, LimitFigures limits, HandOuts handOuts) {
        this.registry = registry;
        this.limits = limits;
        this.handOuts = handOuts;
    }

    void register(@Observes StartupEvent event) {
        for (Limit limit : Limit.values()) {
            FunctionCounter.builder(MetricNames.LIMITS_HIT, limits, all -> all.hits(limit))
                    .description("Requests refused because of a limit")
                    .tag("limit", limit.label())
                    .register(registry);
        }
        FunctionCounter.builder(MetricNames.HAND_OUTS_REPAIRED, handOuts, HandOuts::repaired)
                .description("Answers with messages that did not reach their page: it is given them again")
                .register(registry);
    }
}
