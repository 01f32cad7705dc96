package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators and visitors meet when the disk is full, read-only or broken. */
final class DiskIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int SOME = 5;
    /** More than the room that is left inside the files when their disk is full. */
    private static final int MANY = 5_000;

    private static final String FULL = "(gateway.data-dir): its disk is full: make room";

    private final FakeOdoo odoo = FakeOdoo.started();
    private final Path data = FakeOdooResource.newDataDirectory();

    @AfterEach
    void stopOdoo() {
        odoo.close();
    }

    private Map<String, String> environment() {
        return Map.of(
                "GATEWAY_ODOO_URL", odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE", odoo.database(),
                "GATEWAY_ODOO_LOGIN", odoo.login(),
                "GATEWAY_ODOO_API_KEY", odoo.apiKey(),
                "GATEWAY_LIMITS_SEND_BURST", "100000",
                "GATEWAY_ODOO_HEALTH_INTERVAL", "1s",
                "GATEWAY_DATA_DIR", data.toString());
    }

    private PackagedGateway startOn(SmallDisk disk) {
        return PackagedGateway.start(disk.before(), environment());
    }

    private List<String> textsIn(Chat chat) {
        return odoo.messagesOf(chat.channel()).stream()
                .map(FakeMessage::content)
                .toList();
    }

    /** Sends on until there are so many, or one is refused. */
    private static void sendUntil(int most, PackagedGateway gateway, Chat chat, List<String> accepted) {
        while (accepted.size() < most) {
            String text = "m" + accepted.size();
            Http.Answer answer = chat.trySend(gateway.base(), text, text);
            if (answer.status() == 503) {
                isRefused(answer);
                return;
            }
            assertThat(answer.status()).as(answer.body()).isIn(200, 202);
            accepted.add(text);
        }
    }

    private static void isRefused(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.json().path("code").asText()).isEqualTo("cannot_keep");
        assertThat(answer.json().path("success").asBoolean(true)).isFalse();
    }

    @Test
    void fullDisk_refusesWhatItCannotKeep_andGoesOnWithoutARestart() {
        // Given
        SmallDisk disk = new SmallDisk(data, "size=16m");
        try (PackagedGateway gateway = startOn(disk)) {
            gateway.awaitReady();
            Chat chat = Chat.start(gateway.base());
            List<String> accepted = new ArrayList<>();
            // When
            sendUntil(SOME, gateway, chat, accepted);
            disk.fill(gateway.pid());
            sendUntil(MANY, gateway, chat, accepted);
            String refused = "m" + accepted.size();
            chat.pollAtOnce(gateway.base(), 0);
            Http.Answer again = chat.trySend(gateway.base(), refused, refused);
            Http.Answer upload = chat.tryUpload(gateway.base(), "a.txt", "a".repeat(200_000));
            Http.Answer readiness = gateway.readiness();
            disk.resize(gateway.pid(), "16m");
            // Then
            isToldAndReady(readiness);
            await().atMost(SOON).until(() -> !gateway.readiness().body().contains("its disk is full"));
            assertThat(accepted).hasSizeBetween(SOME, MANY - 1);
            isRefused(again);
            isRefused(upload);
            assertThat(gateway.log())
                    .filteredOn(line -> line.contains(" ERROR "))
                    .singleElement()
                    .asString()
                    .contains(FULL);
            await().atMost(SOON)
                    .until(() -> chat.trySend(gateway.base(), refused, refused).status() == 200);
            accepted.add(refused);
            await().atMost(SOON).untilAsserted(() -> assertThat(textsIn(chat)).containsExactlyElementsOf(accepted));
            assertThat(gateway.log()).anyMatch(line -> line.contains("the database is written again"));
        }
    }

    /** Who reads is served on, and nobody else could serve him. */
    private static void isToldAndReady(Http.Answer readiness) {
        assertThat(readiness.status()).as(readiness.body()).isEqualTo(200);
        for (JsonNode check : readiness.json().path("checks")) {
            if (List.of("store", "disk").contains(check.path("name").asText())) {
                assertThat(check.path("data").path("problem").asText()).contains(FULL);
            }
        }
        assertThat(readiness.json().path("checks").findValuesAsText("name")).contains("store", "disk");
    }

    @Test
    void fullDisk_atTheStart_isSaidWithItsCure() {
        startFails(startOn(new SmallDisk(data, "size=4k")), FULL);
    }

    @Test
    void readOnlyDisk_atTheStart_isSaidWithItsCure() {
        startFails(startOn(new SmallDisk(data, "size=1m,ro")), "(gateway.data-dir): it cannot be written: give it");
    }

    @Test
    void damagedFile_atTheStart_isSaidWithItsCure() throws IOException {
        // Given
        Files.writeString(data.resolve("gateway.db"), "this is no database, and longer than a header ".repeat(99));
        // Then
        startFails(PackagedGateway.start(environment()), "(gateway.data-dir): gateway.db is damaged: stop the gateway");
    }

    private static void startFails(PackagedGateway gateway, String cure) {
        try (gateway) {
            assertThat(gateway.exitCodeWithin(SOON)).isEqualTo(1);
            assertThat(gateway.log()).anyMatch(line -> line.contains(cure));
            assertThat(gateway.log()).noneMatch(line -> line.contains("Error occurred while destroying"));
        }
    }
}
