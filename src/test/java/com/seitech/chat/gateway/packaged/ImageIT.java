package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.http.EventReader;
import com.seitech.chat.gateway.program.ProcessFigures;
import com.seitech.chat.gateway.real.RealOdoo;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The container image: built, run with as few rights as can be before a real Odoo, stopped, looked into. */
@Tag("container")
final class ImageIT {
    private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");
    /** Of the 512 MB that the container has: what comes with visitors needs the rest. */
    private static final double MOST_MEGABYTES = 256;

    private static final String EVERY_FILE = "cd /opt/gateway; shopt -s globstar; ";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    @BeforeAll
    static void build() {
        ContainerImage.build();
    }

    @Test
    void visitorAndAgent_talk_andTheSessionOutlivesTheContainersRestart() {
        // Given
        RealOdoo odoo = RealOdoo.up();
        try (GatewayContainer container = GatewayContainer.start(odoo, odoo.database())) {
            container.awaitReady();
            Chat chat = Chat.start(container.base());
            long hello = chat.send(container.base(), "Hello 😀");
            odoo.agentReplies(chat.channel(), "How can I help?");
            assertThat(chat.poll(container.base(), hello)
                            .path(0)
                            .path("content")
                            .asText())
                    .isEqualTo("How can I help?");
            tellFigures(container);
            // When
            container.stop();
            container.startAgain();
            // Then
            assertThat(chat.send(container.base(), "Still here")).isGreaterThan(hello);
            assertThat(chat.messages(container.base())).hasSize(3);
            assertThat(container.wasKilledForMemory()).isFalse();
        }
    }

    private static void tellFigures(GatewayContainer container) {
        String log = String.join("\n", container.log());
        Matcher started = STARTED.matcher(log);
        assertThat(started.find()).as(log).isTrue();
        ProcessFigures figures = container.figures();
        System.out.printf(
                "The image: started in %s s, %.0f MB resident after a chat%n",
                started.group(1), figures.residentMegabytes());
        assertThat(figures.residentMegabytes()).isLessThan(MOST_MEGABYTES);
    }

    @Test
    void stop_endsStreams_andIsGraceful() {
        // Given
        RealOdoo odoo = RealOdoo.up();
        try (GatewayContainer container = GatewayContainer.start(odoo, odoo.database())) {
            container.awaitReady();
            Chat chat = Chat.start(container.base());
            try (EventReader stream = chat.stream(container.base(), "")) {
                stream.next("read");
                long before = System.nanoTime();
                // When
                container.stop();
                // Then
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONGEST_STOP);
                await().until(stream::isEnded);
                // 143: by the stop signal, of its own accord. 137 would be SIGKILL.
                assertThat(container.exitCode()).isIn(0, 143);
                assertThat(container.log()).noneMatch(line -> line.contains(" ERROR "));
            }
        }
    }

    @Test
    void container_runsAsNobodyMuch_andCanWriteItsVolumeAlone() {
        // Given
        RealOdoo odoo = RealOdoo.up();
        try (GatewayContainer container = GatewayContainer.start(odoo, odoo.database())) {
            container.awaitReady();
            // Then
            assertThat(container.exec("id", "-u").output().strip()).isEqualTo("10001");
            assertThat(container.exec("cat", "/proc/self/status").output())
                    .containsPattern("(?m)^CapEff:\\s+0+$")
                    .containsPattern("(?m)^NoNewPrivs:\\s+1$");
            assertThat(container.exec("bash", "-c", "echo > /tmp/x").exitCode()).isNotZero();
            assertThat(container.exec("bash", "-c", "echo > /opt/gateway/x").exitCode())
                    .isNotZero();
            assertThat(container.exec("bash", "-c", "ls /data").output()).contains("gateway.db", "link-signing.key");
            assertThat(container.isHealthy()).isTrue();
        }
    }

    @Test
    void diagnosisAndBackup_workInTheContainer_besideTheGateway() {
        // Given
        RealOdoo odoo = RealOdoo.up();
        try (GatewayContainer container = GatewayContainer.start(odoo, odoo.database())) {
            container.awaitReady();
            Chat.start(container.base());
            // When
            Engine.Result diagnosis = container.exec(tool("diagnose"));
            Engine.Result backup = container.exec(tool("backup", "/data/backup"));
            // Then
            assertThat(diagnosis.output()).contains("gateway.db is whole", " 0 FAIL");
            assertThat(diagnosis.exitCode()).isZero();
            assertThat(backup.exitCode()).as(backup.output()).isZero();
            assertThat(container.exec("bash", "-c", "ls /data/backup").output()).contains("gateway.db");
            assertThat(container.exec(tool("other")).exitCode()).isEqualTo(2);
            assertThat(container.wasKilledForMemory()).isFalse();
        }
    }

    /** Without what the test wants of the gateway's Java alone. */
    private static String[] tool(String... arguments) {
        return Stream.concat(
                        Stream.of("env", "--unset=JAVA_TOOL_OPTIONS", "/opt/gateway/tool"), Arrays.stream(arguments))
                .toArray(String[]::new);
    }

    @Test
    void wrongDatabase_leavesItAlive_andTheHealthCheckTellsTheCure() {
        // Given
        RealOdoo odoo = RealOdoo.up();
        try (GatewayContainer container = GatewayContainer.start(odoo, "nosuch")) {
            // When
            container.awaitStarted();
            // Then
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(container.health("ready").output()).contains("gateway.odoo.database"));
            assertThat(container.health("ready").exitCode()).isEqualTo(1);
            assertThat(container.health("live").exitCode()).isZero();
            assertThat(container.isHealthy()).isTrue();
        }
    }

    @Test
    void image_holdsNoCompiler_noBuildTool_noSecret_andNothingThatItsUserMayChange() {
        assertThat(ContainerImage.inspect(".Config.User")).isEqualTo("10001:10001");
        assertThat(ContainerImage.inspect(".Config.Env"))
                .doesNotContainIgnoringCase("key")
                .doesNotContain("SECRET");
        assertThat(ContainerImage.inspect(".Config.Entrypoint")).startsWith("[java ");
        assertThat(ContainerImage.inspect(".HealthCheck")).contains("/opt/gateway/healthcheck");
        assertThat(ContainerImage.shell("java --list-modules"))
                .contains("java.base")
                .doesNotContain("jdk.compiler");
        assertThat(ContainerImage.shell("type -p javac mvn npm node || true")).isEmpty();
        assertThat(ContainerImage.shell(EVERY_FILE + "printf '%s\\n' **").lines())
                .contains("gateway.aot", "native/libsqlitejdbc.so")
                .noneMatch(file -> file.matches("train|.*\\.(key|properties|db)"));
        assertThat(ContainerImage.shell(EVERY_FILE + "for f in . **; do [ ! -w $f ] || echo $f; done"))
                .isEmpty();
    }
}
