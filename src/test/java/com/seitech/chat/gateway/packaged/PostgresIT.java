package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.real.PostgresUrl;
import com.seitech.chat.gateway.real.RealOdoo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same package, with its state in PostgreSQL. */
@Timeout(240)
final class PostgresIT {
    private static final String CONTENT = "two ".repeat(500_000);

    private final RealOdoo odoo = RealOdoo.up();
    private final PostgresUrl database = PostgresUrl.created();

    @AfterEach
    void drop() {
        database.close();
    }

    private Map<String, String> settings() {
        return Map.of(
                "GATEWAY_STORE",
                "postgresql",
                "GATEWAY_POSTGRESQL_URL",
                database.jdbc(),
                "GATEWAY_POSTGRESQL_USER",
                PostgresUrl.USER);
    }

    @Test
    void sessions_filesOnTheirWay_andLinks_areKeptThere_andAnotherProcessGoesOnWithThem() {
        // Given
        try (FakeOdoo fake = FakeOdoo.started()) {
            Chat chat;
            String link;
            try (PackagedGateway first = PackagedGateway.start(with(fake))) {
                chat = Chat.start(first.base());
                Http.Answer sent = chat.tryUpload(first.base(), "one.txt", "one");
                link = sent.json().path("file_url").asText();
                fake.stop();
                assertThat(chat.tryUpload(first.base(), "two.txt", CONTENT).status())
                        .isEqualTo(202);
                first.kill();
            }
            fake.start();
            // When
            try (PackagedGateway second = PackagedGateway.start(with(fake))) {
                // Then
                assertThat(Http.download(second.base().resolve(link)).body())
                        .asString(UTF_8)
                        .isEqualTo("one");
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> fake.messagesOf(chat.channel()).size() == 2);
                assertThat(fake.content(fake.messagesOf(chat.channel())
                                .getLast()
                                .attachments()
                                .getFirst()))
                        .asString(UTF_8)
                        .isEqualTo(CONTENT);
                chat.send(second.base(), "after");
                assertThat(chat.messages(second.base()).findValuesAsText("content"))
                        .containsExactly("one.txt", "two.txt", "after");
            }
        }
    }

    /** As the README says. */
    @Test
    void databaseThatIsDumpedAndRestored_isGoneOnWith() throws Exception {
        // Given
        try (FakeOdoo fake = FakeOdoo.started();
                PostgresUrl copy = PostgresUrl.created()) {
            Chat chat;
            Path dump = FakeOdooResource.newDataDirectory().resolve("gateway.dump");
            try (PackagedGateway first = PackagedGateway.start(with(fake))) {
                chat = Chat.start(first.base());
                chat.send(first.base(), "before");
                fake.stop();
                assertThat(chat.tryUpload(first.base(), "two.txt", CONTENT).status())
                        .isEqualTo(202);
                // When
                run("pg_dump", database, "--format=custom", "--file=" + dump);
                first.kill();
            }
            fake.start();
            run("pg_restore", copy, "--no-owner", "--exit-on-error", dump.toString());
            try (PackagedGateway second = PackagedGateway.start(with(fake, copy))) {
                // Then
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> fake.messagesOf(chat.channel()).size() == 2);
                chat.send(second.base(), "after");
                assertThat(chat.messages(second.base()).findValuesAsText("content"))
                        .containsExactly("before", "two.txt", "after");
            }
        }
    }

    private static void run(String program, PostgresUrl database, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                program,
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + PostgresUrl.USER,
                "--dbname=" + database.name());
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private Map<String, String> with(FakeOdoo fake) {
        return with(fake, database);
    }

    /** On a disk of its own. */
    private static Map<String, String> with(FakeOdoo fake, PostgresUrl database) {
        Map<String, String> settings = new HashMap<>(withoutOdoo(database.jdbc()));
        settings.put("GATEWAY_ODOO_URL", fake.url().toString());
        settings.put("GATEWAY_ODOO_DATABASE", fake.database());
        settings.put("GATEWAY_ODOO_LOGIN", fake.login());
        settings.put("GATEWAY_ODOO_API_KEY", fake.apiKey());
        return settings;
    }

    /** Its end comes before it asks for an Odoo. */
    private static Map<String, String> withoutOdoo(String url) {
        return Map.of(
                "GATEWAY_STORE",
                "postgresql",
                "GATEWAY_POSTGRESQL_URL",
                url,
                "GATEWAY_POSTGRESQL_USER",
                PostgresUrl.USER,
                "GATEWAY_DATA_DIR",
                FakeOdooResource.newDataDirectory().toString());
    }

    @Test
    void whenPostgresqlRestarts_nothingIsAcceptedThatCannotBeKept_andItGoesOnByItself() {
        // Given
        try (PackagedGateway gateway = PackagedGateway.readyWith(odoo, settings())) {
            URI base = gateway.base();
            Chat chat = Chat.start(base);
            chat.send(base, "before");
            // When
            odoo.restartDatabase();
            // Then
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> chat.trySend(base, "after", "key")
                            .json()
                            .path("success")
                            .asBoolean());
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(chat.messages(base).findValuesAsText("content"))
                            .containsExactly("before", "after"));
        }
    }

    @Test
    void wrongDatabase_stopsTheStart_andSaysWhatToDo() {
        // When
        try (PackagedGateway gateway = PackagedGateway.start(withoutOdoo(database.jdbc() + "_that_is_not_there"))) {
            // Then
            assertThat(gateway.exitCodeWithin(Duration.ofSeconds(60))).isNotZero();
            assertThat(gateway.log()).anyMatch(line -> line.contains("PostgreSQL has no such database: create it"));
        }
    }
}
