package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.real.Clamd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway before a real clamd. */
final class ScannerIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path directory;

    private final FakeOdoo odoo = FakeOdoo.started();

    @AfterEach
    void stopOdoo() {
        odoo.close();
    }

    private PackagedGateway startWith(String clamd) {
        return PackagedGateway.start(Map.of(
                "GATEWAY_ODOO_URL", odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE", odoo.database(),
                "GATEWAY_ODOO_LOGIN", odoo.login(),
                "GATEWAY_ODOO_API_KEY", odoo.apiKey(),
                "GATEWAY_SCANNER_CLAMD", clamd,
                "GATEWAY_DATA_DIR", FakeOdooResource.newDataDirectory().toString()));
    }

    private static void isRefused(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.json().path("success").asBoolean(true)).isFalse();
    }

    @Test
    void onlyWhatClamdFindsNothingIn_reachesOdoo_alsoAfterItWasAway() {
        // Given
        try (Clamd clamd = new Clamd(directory, "StreamMaxLength 1M").start();
                PackagedGateway gateway = startWith(clamd.address())) {
            gateway.awaitReady();
            Chat chat = Chat.start(gateway.base());
            // When
            Http.Answer clean = chat.tryUpload(gateway.base(), "clean.txt", "Hello");
            Http.Answer virus = chat.tryUpload(gateway.base(), "virus.txt", Clamd.eicar());
            Http.Answer large = chat.tryUpload(gateway.base(), "large.txt", "a".repeat(9 * MEGABYTE));
            clamd.stop();
            Http.Answer away = chat.tryUpload(gateway.base(), "away.txt", "Hello");
            clamd.start();
            Http.Answer back = chat.tryUpload(gateway.base(), "back.txt", "Hello");
            // Then
            assertThat(List.of(clean, back)).extracting(Http.Answer::status).containsOnly(200);
            isRefused(virus, 415, "type_refused");
            assertThat(virus.json().path("error").asText()).contains("Eicar-Test");
            isRefused(large, 503, "cannot_keep");
            isRefused(away, 503, "cannot_keep");
            assertThat(odoo.messagesOf(chat.channel()))
                    .extracting(FakeMessage::content)
                    .containsExactly("clean.txt", "back.txt");
            assertThat(gateway.log())
                    .filteredOn(line -> line.contains("(gateway.scanner.clamd)"))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("WARN", "StreamMaxLength"),
                            line -> assertThat(line).contains("WARN", "start it"));
            assertThat(gateway.log()).noneMatch(line -> line.contains(".txt"));
        }
    }

    @Test
    void wrongAddress_stopsTheStart_andIsSaidWithWhatIsAllowed() {
        // Given
        try (PackagedGateway gateway = startWith("localhost")) {
            // When
            int exitCode = gateway.exitCodeWithin(SOON);
            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(gateway.log()).anyMatch(line -> line.contains("gateway.scanner.clamd must be host:port"));
        }
    }
}
