package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.real.PostgresUrl;
import com.seitech.chat.gateway.real.RealOdoo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code java -jar quarkus-run.jar diagnose}, with a real Odoo, in which one thing after the other is broken. */
final class DiagnoseIT {
    private static final String CHANNEL = "seitech.chat.channel";
    private static final int PATIENCE_SECONDS = 60;

    private final RealOdoo odoo = RealOdoo.up();
    private final Path data = FakeOdooResource.newDataDirectory();
    private final PostgresUrl database = new PostgresUrl(odoo.postgresPort(), odoo.database());

    private record Result(int exitCode, String output) {
        void fails(String... words) {
            assertThat(output).contains("FAIL").contains(words);
            assertThat(exitCode).as(output).isEqualTo(1);
        }

        void succeeds(String... words) {
            assertThat(output).doesNotContain("FAIL ").contains(words);
            assertThat(exitCode).as(output).isZero();
        }
    }

    private Result diagnose(Map<String, String> changes, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(settings());
        builder.environment().putAll(changes);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "GATEWAY_ODOO_URL", odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE", odoo.database(),
                "GATEWAY_ODOO_LOGIN", odoo.gatewayLogin(),
                "GATEWAY_ODOO_API_KEY_FILE", odoo.gatewayKeyFile().toString(),
                "GATEWAY_DATA_DIR", data.toString(),
                // Where nobody listens.
                "QUARKUS_MANAGEMENT_PORT", "1"));
    }

    private long channels() {
        return ((Integer) odoo.admin().execute(CHANNEL, "search_count", List.of(List.of()), Map.of())).longValue();
    }

    @Test
    void besideARunningGateway_allIsLookedAt_andNothingLeftBehind() throws Exception {
        try (PackagedGateway gateway = PackagedGateway.readyWith(odoo, Map.of("GATEWAY_DATA_DIR", data.toString()))) {
            // Given
            Chat chat = Chat.start(gateway.base());
            long hello = chat.send(gateway.base(), "Hello");
            long before = channels();
            List<String> arguments = new ArrayList<>(List.of("diagnose", "--origin", "http://localhost:3000"));
            arguments.addAll(List.of("--url", gateway.base().toString()));
            arguments.addAll(List.of("--management", gateway.management().toString()));
            arguments.addAll(List.of("--channel", Long.toString(chat.channel())));
            // When
            Result result = diagnose(Map.of("CHAT_SESSION_TOKEN", chat.token()), arguments.toArray(String[]::new));
            // Then
            result.succeeds(
                    "is used by a gateway",
                    "gateway.db is whole",
                    "a channel with message and file can be made; it was undone",
                    "Odoo has it, active, with 1 messages",
                    "it is ready, and has nothing to tell",
                    "from outside, pages of http://localhost:3000 may use the chat",
                    "no proxy names visitors",
                    "the token opens the channel",
                    "it arrives");
            assertThat(result.output())
                    .doesNotContain(chat.token())
                    .doesNotContain(Files.readString(odoo.gatewayKeyFile()).strip());
            assertThat(channels()).isEqualTo(before);
            assertThat(chat.send(gateway.base(), "still here")).isGreaterThan(hello);
        }
    }

    /** The guide: relation seitech_chat_channel does not exist. */
    @Test
    void missingTable_isToldWithItsCure() throws Exception {
        database.change("alter table seitech_chat_channel rename to away");
        try {
            diagnose(Map.of(), "diagnose")
                    .fails("relation seitech_chat_channel does not exist", "odoo -u seitech_elearning");
        } finally {
            database.change("alter table away rename to seitech_chat_channel");
        }
    }

    @Test
    void wrongKey_isToldWithItsCure() throws Exception {
        Path key = Files.writeString(data.resolve("key"), "0123456789");
        diagnose(Map.of("GATEWAY_ODOO_API_KEY_FILE", key.toString()), "diagnose")
                .fails("Odoo refuses the credentials", "it may have expired");
    }

    @Test
    void wrongDatabase_isToldWithItsCure() throws Exception {
        diagnose(Map.of("GATEWAY_ODOO_DATABASE", "none"), "diagnose")
                .fails("Odoo has no database none", "set gateway.odoo.database");
    }

    @Test
    void keyThatEndsSoon_isTold() throws Exception {
        database.change("""
            insert into res_users_apikeys (name, user_id, scope, expiration_date, key, index)
            select 'diagnosis', id, 'rpc', now() at time zone 'UTC' + interval '121 hours', 'no key', 'no index'
            from res_users where login = '%s'\
            """.formatted(odoo.gatewayLogin()));
        try {
            diagnose(Map.of(), "diagnose").succeeds("WARN  key's end", "in 5 days, the first of 2 keys");
        } finally {
            database.change("delete from res_users_apikeys where name = 'diagnosis'");
        }
    }

    /** The guide: "Offline", Odoo is not where the gateway looks for it; what else is wrong is said with it. */
    @Test
    void everythingWrongAtOnce_isToldAtOnce() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        diagnose(
                        Map.of(
                                "GATEWAY_ODOO_URL",
                                "http://127.0.0.1:1",
                                "GATEWAY_OUTBOX_MAX_AGE",
                                "a while",
                                "GATEWAY_ODOO_APIKEY",
                                "x",
                                "GATEWAY_DATA_DIR",
                                file.resolve("data").toString()),
                        "diagnose",
                        "--origin",
                        "https://www.example.com")
                .fails(
                        "Odoo does not answer under http://127.0.0.1:1",
                        "gateway.outbox.max-age",
                        "WARN  settings         there is no setting",
                        "(gateway.data-dir)",
                        "pages of https://www.example.com may not use the chat");
    }

    @Test
    void postgresql_isLookedAt_andNothingMadeInIt() throws Exception {
        try (PostgresUrl own = PostgresUrl.created()) {
            Map<String, String> store = new HashMap<>(Map.of(
                    "GATEWAY_STORE",
                    "postgresql",
                    "GATEWAY_POSTGRESQL_URL",
                    own.jdbc(),
                    "GATEWAY_POSTGRESQL_USER",
                    PostgresUrl.USER));
            // When
            Result right = diagnose(store, "diagnose");
            store.put("GATEWAY_POSTGRESQL_URL", own.jdbc() + "_none");
            Result wrong = diagnose(store, "diagnose");
            // Then
            right.succeeds("the tables are made at the first start", "its clock goes with ours");
            assertThat(own.text("select count(*) from pg_tables where schemaname = 'public'"))
                    .isEqualTo("0");
            wrong.fails("PostgreSQL has no such database", "create it");
        }
    }

    @Test
    void unknownCommand_printsTheUsage() throws Exception {
        Result result = diagnose(Map.of(), "diagnosis");
        assertThat(result.output()).contains("there is no command diagnosis", "Usage:");
        assertThat(result.exitCode()).isEqualTo(2);
    }
}
