package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.http.RequestFigures;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the requests as a histogram of Prometheus'. Micrometer reads counters and timers of others when somebody asks, but
 * no histograms; to record each request in one of its own would cost more than the answer to a poll.
 */
@Singleton
final class RequestHistogram extends Collector {
    private static final List<String> LABELS = List.of("endpoint", "method", "outcome");
    private static final List<String> BUCKET_LABELS = List.of("endpoint", "method", "outcome", "le");

    private final RequestFigures requests;
    private final CollectorRegistry registry;

    RequestHistogram(RequestFigures requests, CollectorRegistry registry) {
        this.requests = requests;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        registry.register(this);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        requests.tallies().forEach(tally -> add(tally, samples));
        return List.of(new MetricFamilySamples(
                MetricNames.REQUESTS,
                "seconds",
                Type.HISTOGRAM,
                "Visitors' requests, from their head to the end of their answer; of a stream, to its beginning",
                samples));
    }

    private static void add(RequestFigures.Tally tally, List<MetricFamilySamples.Sample> samples) {
        List<String> values = List.of(tally.endpoint(), tally.method(), tally.outcome());
        List<Long> counts = tally.counts();
        long upTo = 0;
        for (int i = 0; i < counts.size(); i++) {
            upTo += counts.get(i);
            double bound = i < counts.size() - 1 ? RequestFigures.bounds().get(i) : Double.POSITIVE_INFINITY;
            samples.add(new MetricFamilySamples.Sample(
                    MetricNames.REQUESTS + "_bucket",
                    BUCKET_LABELS,
                    List.of(tally.endpoint(), tally.method(), tally.outcome(), doubleToGoString(bound)),
                    upTo));
        }
        samples.add(new MetricFamilySamples.Sample(MetricNames.REQUESTS + "_count", LABELS, values, upTo));
        samples.add(new MetricFamilySamples.Sample(MetricNames.REQUESTS + "_sum", LABELS, values, tally.seconds()));
    }
}
