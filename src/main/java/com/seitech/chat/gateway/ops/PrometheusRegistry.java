package com.seitech.chat.gateway.ops;

import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one registry of all metrics. The framework's own would be another one for whoever asks for it. */
final class PrometheusRegistry {
    @Produces
    @Singleton
    CollectorRegistry registry() {
        return new CollectorRegistry(true);
    }
}
