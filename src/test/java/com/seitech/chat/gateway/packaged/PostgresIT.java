package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.real.PostgresUrl;
import com.seitech.chat.gateway.real.RealOdoo;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same package, with its state in PostgreSQL. */
@Timeout(240)
final class PostgresIT {
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
    void sessions_areKeptThere_andAnotherProcessGoesOnWithThem() {
        // Given
        Chat chat;
        try (PackagedGateway first = PackagedGateway.readyWith(odoo, settings())) {
            chat = Chat.start(first.base());
            chat.send(first.base(), "before");
            first.kill();
        }
        try (PackagedGateway second = PackagedGateway.readyWith(odoo, settings())) {
            // When
            chat.send(second.base(), "after");
            // Then
            assertThat(chat.messages(second.base()).findValuesAsText("content")).containsExactly("before", "after");
        }
    }

    /** Its end comes before it asks for an Odoo. */
    private Map<String, String> withoutOdoo(String url) {
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
