package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.odoo.web.OdooPages;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is promised of {@link OdooMonitor}: a right Odoo is ready, a wrong one is told in words, with the cure. */
@SuppressWarnings("NullAway.Init") // injected
public abstract class MonitorContract extends OdooContractSuite {
    @Inject
    OdooConfig config;

    @Inject
    OdooPages pages;

    @Inject
    Clock clock;

    /** What a gateway with these settings would say about this Odoo after its first look. */
    List<String> problemsWith(Map<String, ?> settings) {
        OdooMonitor other = monitorWith(settings);
        other.look();
        return other.status().problems();
    }

    OdooMonitor monitorWith(Map<String, ?> settings) {
        return monitorWith(settings, clock);
    }

    OdooMonitor monitorWith(Map<String, ?> settings, Clock time) {
        OdooConfig changed = ConfigWith.of(config, settings);
        MisconfigurationLatch latch = new MisconfigurationLatch(changed, clock);
        Odoo odoo = new Odoo(
                changed,
                new Credentials(changed),
                new Permits(changed),
                new CallGuards(changed),
                latch,
                new OdooCalls());
        OdooContract contract = new OdooContract(odoo, pages, changed, new ExternalIds(odoo));
        return new OdooMonitor(pages, contract, changed, latch, time);
    }

    @Test
    void rightOdoo_isReady() {
        assertThat(monitor.status()).isEqualTo(new OdooStatus.Ready());
        assertThat(problemsWith(Map.of())).isEmpty();
    }

    @Test
    void wrongKey_isToldWithItsCure() {
        assertThat(problemsWith(Map.of("apiKey", Optional.of(new Secret("wrong")), "apiKeyFile", Optional.empty())))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .contains("refuses the credentials", "gateway.odoo.login")
                        .doesNotContain("wrong"));
    }

    @Test
    void wrongLogin_isToldWithItsCure() {
        assertThat(problemsWith(Map.of("login", "nobody_at_all")))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("refuses the credentials", "gateway.odoo.login"));
    }

    @Test
    void wrongDatabase_isToldWithItsCure() {
        assertThat(problemsWith(Map.of("database", "no_such_database")))
                .containsExactly("Odoo has no database no_such_database: set gateway.odoo.database");
    }

    /** The breaker is open by then; the operator must still read the cure. */
    @Test
    void wrongDatabase_isStillToldAfterManyLooks() {
        // Given
        OdooMonitor other = monitorWith(Map.of("database", "no_such_database"));

        // When
        Stream<List<String>> looks = IntStream.range(0, 20).mapToObj(i -> {
            other.look();
            return other.status().problems();
        });

        // Then
        assertThat(looks.distinct())
                .containsExactly(List.of("Odoo has no database no_such_database: set gateway.odoo.database"));
    }

    @Test
    void missingRights_areToldWithTheirCure() {
        // Given
        OdooUnderTest.Login stranger = odoo().stranger();

        // When
        List<String> problems = problemsWith(Map.of(
                "login",
                stranger.name(),
                "apiKey",
                Optional.of(new Secret(stranger.password())),
                "apiKeyFile",
                Optional.empty()));

        // Then
        assertThat(problems)
                .contains("the user " + stranger.name() + " may not read seitech.chat.channel: add it to the group"
                        + " \"Chat gateway\" (module seitech_chat_desk)")
                .anySatisfy(problem -> assertThat(problem).contains("may not create seitech.chat.message"));
    }

    @Test
    void missingAgentGroup_isToldWithItsCure() {
        assertThat(problemsWith(Map.of("agentGroup", "seitech_elearning.no_such_group")))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .contains("no group seitech_elearning.no_such_group", "gateway.odoo.agent-group"));
    }
}
