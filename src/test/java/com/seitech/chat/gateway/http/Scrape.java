package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a gateway told Prometheus at one moment. */
final class Scrape {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z][a-z0-9_]*)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    /** A line. */
    record Sample(String name, Map<String, String> labels, double value) {
        boolean has(Map<String, String> wanted) {
            return labels.entrySet().containsAll(wanted.entrySet());
        }
    }

    private final List<Sample> samples;

    private Scrape(List<Sample> samples) {
        this.samples = samples;
    }

    static Scrape of(URI management) {
        Answer answer = new Browser(management).get("/q/metrics");
        assertThat(answer.status()).isEqualTo(200);
        return parse(answer.body());
    }

    static Scrape parse(String text) {
        return new Scrape(SAMPLE.matcher(text)
                .results()
                .map(line -> new Sample(line.group(1), labels(line.group(2)), value(line.group(3))))
                .toList());
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(String.valueOf(text));
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    private static double value(String text) {
        return Double.parseDouble(text.replace("+Inf", "Infinity"));
    }

    List<Sample> all(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /** All with these labels together; zero when there is none. */
    double sum(String name, Map<String, String> labels) {
        return all(name).stream()
                .filter(sample -> sample.has(labels))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** Of a metric that there is only one of. */
    double value(String name, Map<String, String> labels) {
        List<Sample> found =
                all(name).stream().filter(sample -> sample.has(labels)).toList();
        assertThat(found).as(name + labels).hasSize(1);
        return found.getFirst().value();
    }
}
