package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docker/prometheus/alerts.yaml}: every rule asks for what a gateway that has had traffic tells, and says what to do. */
@QuarkusTest
@TestProfile(MetricsTest.WithANudge.class)
@SuppressWarnings("NullAway.Init") // injected
final class AlertsTest extends HttpTest {
    private static final Path RULES = Path.of("docker", "prometheus", "alerts.yaml");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Path README = Path.of("README.md");
    /** Whatever is a name in an expression, and what is selected of it. */
    private static final Pattern NAME = Pattern.compile("([a-z_]+)(?:\\{([^}]*)})?");

    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Set<String> OF_PROMQL =
            Set.of("absent", "sum", "max", "min", "rate", "increase", "histogram_quantile", "time", "or");
    /** Prometheus adds them. */
    private static final Set<String> ADDED = Set.of("instance", "job");

    @TestHTTPResource(management = true)
    URI management;

    /** A rule. */
    private record Rule(String name, String expression, JsonNode annotations) {}

    private static List<Rule> rules() throws IOException {
        JsonNode groups =
                new ObjectMapper(new YAMLFactory()).readTree(RULES.toFile()).path("groups");
        List<Rule> rules = new ArrayList<>();
        groups.forEach(group -> group.path("rules")
                .forEach(rule -> rules.add(
                        new Rule(rule.path("alert").asText(), rule.path("expr").asText(), rule.path("annotations")))));
        return rules;
    }

    private void traffic() {
        Chat chat = browser.start();
        browser.send(chat, "hello").isOk();
        browser.poll(chat, "0").isOk();
        odoo.stop();
        browser.post("/api/chat/support", Map.of("name", "Jane Doe"));
        odoo.start();
    }

    /** What is wrong with a rule, given what a gateway tells. */
    private static Stream<String> problems(Rule rule, Scrape scrape) {
        Set<String> wrong = new TreeSet<>();
        Set<String> labels = new TreeSet<>(ADDED);
        String expression = rule.expression().replaceAll("\\[[0-9]+m]", "");
        String asked = GROUPED.matcher(expression).replaceAll("");
        NAME.matcher(asked)
                .results()
                .filter(name -> !OF_PROMQL.contains(name.group(1)))
                .forEach(name -> {
                    List<Scrape.Sample> found = scrape.all(name.group(1));
                    if (found.isEmpty()) {
                        wrong.add("there is no " + name.group(1));
                    }
                    found.forEach(sample -> labels.addAll(sample.labels().keySet()));
                    selected(name, found).forEach(wrong::add);
                });
        Matcher grouped = GROUPED.matcher(expression);
        while (grouped.find()) {
            for (String label : grouped.group(1).split(",\\s*", -1)) {
                if (!labels.contains(label)) {
                    wrong.add("there is no label " + label);
                }
            }
        }
        return wrong.stream().map(problem -> rule.name() + ": " + problem);
    }

    private static Stream<String> selected(MatchResult name, List<Scrape.Sample> samples) {
        return MATCHER.matcher(String.valueOf(name.group(2)))
                .results()
                .filter(matcher -> samples.stream().noneMatch(sample -> matches(matcher, sample)))
                .map(matcher -> "nothing is " + name.group(1) + "{" + matcher.group() + "}");
    }

    private static boolean matches(MatchResult matcher, Scrape.Sample sample) {
        String value = sample.labels().get(matcher.group(1));
        boolean same = value != null
                && (matcher.group(2).contains("~") ? value.matches(matcher.group(3)) : value.equals(matcher.group(3)));
        return value != null && same != matcher.group(2).startsWith("!");
    }

    @Test
    void rules_askForWhatThereIs() throws IOException, InterruptedException {
        // Given
        promtoolTakesThem();
        traffic();
        // When
        Scrape scrape = Scrape.of(management);
        // Then
        assertThat(rules()).hasSizeGreaterThan(15);
        assertThat(rules().stream().flatMap(rule -> problems(rule, scrape))).isEmpty();
    }

    @Test
    void rulesThatAskForOtherThings_areFound() throws IOException {
        Scrape scrape = Scrape.parse("gateway_a{kind=\"x\"} 1\n");
        JsonNode none = new ObjectMapper().createObjectNode();
        assertThat(Stream.of(
                                "gateway_b > 1",
                                "rate(gateway_a{kind=\"y\"}[5m])",
                                "gateway_a{sort=\"x\"}",
                                "gateway_a{kind!=\"x\"}",
                                "sum by (sort) (gateway_a)")
                        .map(expression -> new Rule("r", expression, none))
                        .map(rule -> problems(rule, scrape).toList()))
                .allSatisfy(problems -> assertThat(problems).hasSize(1));
        assertThat(problems(
                        new Rule("r", "sum by (instance, kind) (rate(gateway_a{kind=~\"x|y\"}[5m])) > 0", none),
                        scrape))
                .isEmpty();
    }

    @Test
    void rules_leadToWhatIsToBeDone() throws IOException {
        // Given
        String readme = Files.readString(README);
        // Then
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.annotations().path("summary").asText()).isNotEmpty();
            String runbook = rule.annotations().path("runbook").asText();
            assertThat(runbook).startsWith("README.md#");
            assertThat(readme)
                    .contains(
                            "<a id=\"" + runbook.substring(runbook.indexOf('#') + 1) + "\"></a>`" + rule.name() + "`");
        });
    }

    /** Prometheus' own opinion, where it is installed. */
    private static void promtoolTakesThem() throws IOException, InterruptedException {
        if (!Files.isExecutable(PROMTOOL)) {
            return;
        }
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "rules", RULES.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }
}
