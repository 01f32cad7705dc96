package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.odoo.OdooFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Shows how it stands with Odoo: who waits for it, whether it is spared, and until when its key is good. */
@Singleton
final class OdooMetrics {
    private final MeterRegistry registry;
    private final OdooFigures odoo;

    OdooMetrics(MeterRegistry registry, OdooFigures odoo) {
        this.registry = registry;
        this.odoo = odoo;
    }

    void register(@Observes StartupEvent event) {
        OdooFigures.lanes().forEach(this::permits);
        OdooFigures.breakerStates().forEach(this::breaker);
        gauge(MetricNames.MISCONFIGURED, one -> one.isMisconfigured() ? 1 : 0)
                .description("1 while a wrong setting keeps all calls from Odoo, such as a key that has expired")
                .register(registry);
        gauge(MetricNames.KEY_EXPIRY, OdooFigures::keyExpiry)
                .description("When the API key expires, since 1970; +Inf: never; NaN: not known")
                .baseUnit("seconds")
                .register(registry);
    }

    private void permits(String lane) {
        gauge(MetricNames.PERMITS_WAITING, one -> one.waiting(lane))
                .description("Calls that wait for their permit to be made")
                .tag("lane", lane)
                .register(registry);
        FunctionCounter.builder(MetricNames.PERMITS_REFUSED, odoo, one -> one.refused(lane))
                .description("Calls that got no permit in time")
                .tag("lane", lane)
                .register(registry);
    }

    private void breaker(String state) {
        gauge(MetricNames.BREAKER, one -> one.breaker().equals(state) ? 1 : 0)
                .description("1 for the state in which the circuit breaker is")
                .tag("state", state)
                .register(registry);
    }

    private Gauge.Builder<OdooFigures> gauge(String name, ToDoubleFunction<OdooFigures> value) {
        return Gauge.builder(name, odoo, value);
    }
}
