package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.real.RealOdoo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway as {@code docker/compose.yaml} runs it. Odoo's and PostgreSQL's images cannot be had here. */
@Tag("container")
final class ComposeIT {
    @BeforeAll
    static void build() {
        ContainerImage.build();
    }

    @Test
    void gateway_becomesHealthy_servesAVisitor_andKeepsHisSessionOverARestart() {
        // Given
        RealOdoo odoo = RealOdoo.up();
        try (ComposeProject project = new ComposeProject(odoo)) {
            project.compose("up", "--detach", "--no-deps", "gateway");
            project.awaitHealthy();
            Chat chat = Chat.start(project.base());
            long hello = chat.send(project.base(), "Hello");
            // When
            project.compose("restart", "gateway");
            project.awaitHealthy();
            // Then
            assertThat(chat.send(project.base(), "Still here")).isGreaterThan(hello);
            assertThat(inspect(project, ".HostConfig.ReadonlyRootfs")).isEqualTo("true");
            assertThat(inspect(project, ".HostConfig.Memory")).isEqualTo(Long.toString(512L << 20));
            assertThat(inspect(project, ".EffectiveCaps")).isEqualTo("[]");
            assertThat(inspect(project, ".Config.StopTimeout")).isEqualTo("30");
        }
    }

    private static String inspect(ComposeProject project, String path) {
        return Engine.podman("inspect", "--format", "{{" + path + "}}", project.container());
    }
}
