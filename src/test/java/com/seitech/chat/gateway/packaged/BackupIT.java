package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A backup that is taken while visitors write, and a gateway that goes on from it. */
@Timeout(180)
final class BackupIT {
    private static final int VISITORS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeOdoo odoo = FakeOdoo.started();
    private final Path data = FakeOdooResource.newDataDirectory();

    @AfterEach
    void stopOdoo() {
        odoo.close();
    }

    private PackagedGateway on(Path directory) {
        return PackagedGateway.start(Map.of(
                "GATEWAY_ODOO_URL",
                odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE",
                odoo.database(),
                "GATEWAY_ODOO_LOGIN",
                odoo.login(),
                "GATEWAY_ODOO_API_KEY",
                odoo.apiKey(),
                "GATEWAY_ODOO_BREAKER_DELAY",
                "200ms",
                "GATEWAY_OUTBOX_PATIENCE",
                "100ms",
                "GATEWAY_OUTBOX_FILE_PATIENCE",
                "100ms",
                "GATEWAY_LIMITS_UPLOADS_PER_MINUTE",
                "1000",
                "GATEWAY_LIMITS_ALL_UPLOADS_PER_MINUTE",
                "4000",
                "GATEWAY_DATA_DIR",
                directory.toString()));
    }

    private Path copy(String name) {
        return data.resolveSibling(data.getFileName() + "-" + name);
    }

    /** As the README says. */
    private void backup(Path target) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        "target/quarkus-app/app/*:target/quarkus-app/lib/boot/*:target/quarkus-app/lib/main/*",
                        "com.seitech.chat.gateway.store.Backup",
                        data.toString(),
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("Backup in " + target + ": " + VISITORS + " sessions, ");
    }

    @Test
    void chatsAndQueuedMessages_goOnFromABackup_andAreInOdooOnce_evenIfItIsRestoredTwice() throws Exception {
        // Given
        List<Visitor> visitors;
        List<Integer> accepted;
        try (PackagedGateway gateway = on(data);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            URI base = gateway.base();
            visitors = IntStream.range(0, VISITORS)
                    .mapToObj(i -> new Visitor(base, Chat.start(base)))
                    .toList();
            visitors.forEach(threads::execute);
            awaitMore(visitors, 2);
            odoo.stop();
            awaitMore(visitors, 8);
            accepted = visitors.stream().map(one -> one.accepted.size()).toList();
            // When
            backup(copy("first"));
            backup(copy("second"));
            awaitMore(visitors, 12);
            gateway.kill();
            visitors.forEach(Visitor::stop);
        }
        odoo.start();
        goesOn(copy("first"), visitors);
        goesOn(copy("second"), visitors);
        // Then
        for (int i = 0; i < VISITORS; i++) {
            List<FakeMessage> there = odoo.messagesOf(visitors.get(i).chat.channel());
            List<String> all = visitors.get(i).tried;
            assertThat(there).hasSizeBetween(accepted.get(i), all.size());
            assertThat(there).extracting(FakeMessage::content).isEqualTo(all.subList(0, there.size()));
            there.stream().filter(message -> message.type().equals("file")).forEach(this::isWhole);
        }
    }

    private static void awaitMore(List<Visitor> visitors, int accepted) {
        await().atMost(PATIENCE).until(() -> visitors.stream().allMatch(visitor -> visitor.accepted.size() > accepted));
    }

    /** All that the copy holds is delivered, and its chats are open. */
    private void goesOn(Path directory, List<Visitor> visitors) {
        try (PackagedGateway gateway = on(directory)) {
            URI metrics = gateway.management().resolve("/q/metrics");
            await().atMost(PATIENCE)
                    .until(() -> Http.get(metrics)
                            .body()
                            .lines()
                            .anyMatch(line -> line.matches("gateway_outbox_waiting(\\{.*})? 0[.]0")));
            for (Visitor visitor : visitors) {
                JsonNode shown = visitor.chat.messages(gateway.base());
                assertThat(shown.findValuesAsText("status")).isNotEmpty().doesNotContain("queued", "failed");
            }
        }
    }

    private void isWhole(FakeMessage file) {
        assertThat(file.attachments()).hasSize(1);
        assertThat(odoo.content(file.attachments().getFirst())).isEqualTo(contentOf(file.content()));
    }

    private static byte[] contentOf(String name) {
        return name.repeat(5_000).getBytes(UTF_8);
    }

    @Test
    void olderGateway_onTheDataOfANewerOne_doesNotStart_andSaysWhatToDo() throws SQLException {
        // Given
        try (PackagedGateway gateway = on(data)) {
            Chat.start(gateway.base());
            gateway.terminate();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gateway.db"))) {
            connection
                    .createStatement()
                    .execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                            + " installed_by, execution_time, success)"
                            + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'newer', 1, 1)");
        }
        // When
        try (PackagedGateway older = on(data)) {
            // Then
            assertThat(older.exitCodeWithin(PATIENCE)).isNotZero();
            assertThat(older.log()).anyMatch(line -> line.contains("version 99 by a newer gateway"));
        }
    }

    /** Writes one message after the other, each third a file. */
    private static final class Visitor implements Runnable {
        private final URI gateway;
        private final Chat chat;
        private final List<String> tried = new CopyOnWriteArrayList<>();
        private final List<String> accepted = new CopyOnWriteArrayList<>();
        private volatile boolean over;

        Visitor(URI gateway, Chat chat) {
            this.gateway = gateway;
            this.chat = chat;
        }

        void stop() {
            over = true;
        }

        @Override
        public void run() {
            while (!over) {
                boolean file = tried.size() % 3 == 2;
                String text = file ? "file-" + tried.size() + ".txt" : "message " + tried.size();
                tried.add(text);
                if (!isAccepted(text, file)) {
                    return;
                }
                accepted.add(text);
            }
        }

        private boolean isAccepted(String text, boolean file) {
            try {
                Http.Answer answer = file
                        ? chat.tryUpload(gateway, text, contentOf(text), text)
                        : chat.trySend(gateway, text, text.replace(' ', '-'));
                assertThat(answer.status()).as(answer.body()).isIn(200, 202);
                return true;
            } catch (UncheckedIOException e) {
                return false;
            }
        }
    }
}
