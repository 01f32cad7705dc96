package com.seitech.chat.gateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanTest {
    private static Options options(long seed, String minutes) {
        return Options.of(List.of("--seed", String.valueOf(seed), "--minutes", minutes));
    }

    @Test
    void seed_makesTheSamePlanAgain() {
        // When
        Plan plan = Plan.of(options(7, "5"));
        // Then
        assertThat(plan).isEqualTo(Plan.of(options(7, "5"))).isNotEqualTo(Plan.of(options(8, "5")));
    }

    @Test
    void plan_hasEveryKindOfBlow_howeverShort() {
        for (long seed = 0; seed < 20; seed++) {
            // When
            Plan plan = Plan.of(options(seed, "0.5"));
            // Then
            assertThat(plan.network()).isNotEmpty();
            assertThat(plan.gateway()).isNotEmpty();
            assertThat(plan.odoo())
                    .anyMatch(blow -> blow.kind() == Blow.Kind.RESTART_DATABASE)
                    .anyMatch(blow -> blow.kind() != Blow.Kind.RESTART_DATABASE)
                    .allMatch(blow -> blow.at().compareTo(Duration.ofSeconds(30)) < 0);
        }
    }

    @Test
    void planOfReplicas_hasAKill_andARestartOfTheDatabase_andWithTimeAllReplicasRestart() {
        for (long seed = 0; seed < 20; seed++) {
            // When
            Plan shortest = Plan.of(Options.cluster().withSeed(seed).lasting(Duration.ofSeconds(25)));
            Plan longer = Plan.of(Options.cluster().withSeed(seed).lasting(Duration.ofMinutes(5)));
            // Then
            assertThat(shortest.odoo()).extracting(Blow::kind).containsExactly(Blow.Kind.RESTART_DATABASE);
            assertThat(shortest.gateway()).extracting(Blow::kind).containsExactly(Blow.Kind.KILL_REPLICA);
            assertThat(longer.gateway()).extracting(Blow::kind).contains(Blow.Kind.ROLLING_RESTART);
        }
    }

    @Test
    void calm_hasNothing() {
        // When
        Plan plan = Plan.of(Options.of(List.of("--calm")));
        // Then
        assertThat(plan).isEqualTo(new Plan(List.of(), List.of(), List.of()));
    }

    @Test
    void options_printThemselvesAsTheyAreGiven() {
        // Given
        List<String> given = List.of(
                "--seed", "12", "--minutes", "1.5", "--visitors", "3", "--calm", "--cluster", "--replicas", "2");
        // When
        Options options = Options.of(given);
        // Then
        assertThat(options).hasToString(String.join(" ", given)).isEqualTo(Options.of(given));
    }
}
