package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooException.OdooOutcomeUnknown;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest // for the circuit breaker, which wants its container
@WithTestResource(FakeOdooResource.class)
@Timeout(60)
final class OdooTest {
    private final OwnFake own = new OwnFake();
    private final long channel = own.fake.channel("public_support", "Bob");

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        own.close();
    }

    private static Object read(Odoo odoo) {
        return odoo.read(Lane.VISITOR, Models.CHANNEL, "search", List.of(List.of()), Map.of());
    }

    private Object write(Odoo odoo) {
        return odoo.write(
                Lane.VISITOR, Models.CHANNEL, "write", List.of(List.of(channel), Map.of("name", "Bea")), Map.of());
    }

    private int reads() {
        return own.fake.receivedCalls(Models.CHANNEL, "search").size();
    }

    private int writes() {
        return own.fake.receivedCalls(Models.CHANNEL, "write").size();
    }

    @Test
    void login_happensOnce() {
        // Given
        Odoo odoo = own.client(Map.of());

        // When
        read(odoo);
        read(odoo);

        // Then
        assertThat(own.fake.receivedCalls("", "authenticate")).hasSize(1);
        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void read_whoseAnswerIsLost_isRepeated() {
        // Given
        own.fake.faultsOn("search").dropReplyAfterCommit(2);

        // Then
        assertThat((Object[]) read(own.client(Map.of()))).hasSize(1);
        assertThat(reads()).isEqualTo(3);
    }

    @Test
    void read_isNotRepeatedForEver() {
        // Given
        own.fake.faultsOn("search").refuseNext(10);

        // Then
        assertThatThrownBy(() -> read(own.client(Map.of()))).isInstanceOf(OdooOutcomeUnknown.class);
        assertThat(reads()).isEqualTo(3);
    }

    @Test
    void read_thatOdooRefuses_isNotRepeated() {
        // Given
        own.fake.faultsOn("search").faultNext(2, "No");

        // Then
        assertThatThrownBy(() -> read(own.client(Map.of()))).isInstanceOf(OdooException.OdooRejected.class);
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void write_whoseAnswerIsLost_isNotRepeated() {
        // Given
        own.fake.faultsOn("write").dropReplyAfterCommit(1);

        // Then
        assertThatThrownBy(() -> write(own.client(Map.of()))).isInstanceOf(OdooOutcomeUnknown.class);
        assertThat(writes()).isEqualTo(1);
        assertThat(own.fake.channel(channel).name()).isEqualTo("Bea");
    }

    @Test
    void voidResult_isTrue() {
        // Given
        own.fake.faultsOn("write").noneFault();

        // Then
        assertThat(write(own.client(Map.of()))).isEqualTo(true);
    }

    @Test
    void slowCall_endsAtItsDeadline() {
        // Given
        Odoo odoo = own.client(Map.of("call-timeout", "300ms"));
        Gate gate = own.fake.faultsOn("write").holdNext();

        // Then
        assertThatThrownBy(() -> write(odoo)).isInstanceOf(OdooOutcomeUnknown.class);
        gate.open();
    }

    @Test
    void deadOdoo_isSparedByTheCircuit_andTheReasonStaysKnown() {
        // Given
        Odoo odoo = own.client(Map.of("read-retries", "0", "breaker-window", "4", "breaker-delay", "1h"));
        own.fake.faultsOn("search").refuseNext(100);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> read(odoo)).isInstanceOf(OdooOutcomeUnknown.class);
        }
        int before = own.fake.posts();

        // Then
        assertThatThrownBy(() -> read(odoo))
                .isInstanceOf(OdooUnavailable.class)
                .hasMessageContaining("after repeated failures, the last: ");
        assertThat(own.fake.posts()).isEqualTo(before);
    }

    @Test
    void circuit_closesWhenOdooIsBack() {
        // Given
        Odoo odoo = own.client(Map.of("read-retries", "0", "breaker-window", "2", "breaker-delay", "100ms"));
        own.fake.stop();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> read(odoo)).isInstanceOf(OdooUnavailable.class);
        }

        // When
        own.fake.start();

        // Then
        await().ignoreExceptionsInstanceOf(OdooUnavailable.class).until(() -> ((Object[]) read(odoo)).length == 1);
    }

    @Test
    void circuit_opensByNoSuccess() {
        // Given
        Odoo odoo = own.client(Map.of("read-retries", "0", "breaker-window", "4", "breaker-delay", "1h"));
        own.fake.faultsOn("search").refuseNext(3);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> read(odoo)).isInstanceOf(OdooOutcomeUnknown.class);
        }
        // When
        read(odoo);
        // Then
        assertThatCode(() -> read(odoo)).doesNotThrowAnyException();
    }

    @Test
    void wrongKey_keepsCallsFromOdooUntilItIsTimeToProbe() {
        // Given
        Odoo odoo = own.client(Map.of("misconfigured-probe", "60s"));
        read(odoo);
        own.fake.installation().gatewayKey("another");
        assertThatThrownBy(() -> read(odoo)).isInstanceOf(OdooMisconfigured.class);
        int before = own.fake.posts();

        // When
        own.clock.advance(Duration.ofSeconds(59));
        assertThatThrownBy(() -> read(odoo)).isInstanceOf(OdooMisconfigured.class);
        assertThatThrownBy(() -> write(odoo)).isInstanceOf(OdooMisconfigured.class);
        int during = own.fake.posts();
        own.clock.advance(Duration.ofSeconds(2));
        own.fake.installation().gatewayKey(own.fake.apiKey());

        // Then
        assertThat(during).isEqualTo(before);
        assertThat((Object[]) read(odoo)).hasSize(1);
    }

    @Test
    void key_isReadAgainWhenItsFileChanges() throws IOException {
        // Given
        Path file = directory.resolve("key");
        Files.writeString(file, own.fake.apiKey() + "\n");
        Odoo odoo = own.client(Map.of("api-key-file", file.toString(), "misconfigured-probe", "1s"));
        read(odoo);

        // When
        own.fake.installation().gatewayKey("the next key");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "the next key\n");
        // As if it had been replaced within a tick of the disk's clock.
        Files.setLastModifiedTime(file, time);

        // Then
        assertThat((Object[]) read(odoo)).hasSize(1);
    }

    @Test
    void keyThatOdooRefuses_isReplacedWithoutARestart() throws IOException {
        // Given
        Path file = directory.resolve("key");
        Files.writeString(file, own.fake.apiKey() + "\n");
        Odoo odoo = own.client(Map.of("api-key-file", file.toString(), "misconfigured-probe", "60s"));
        read(odoo);
        own.fake.installation().gatewayKey("the next key");
        assertThatThrownBy(() -> read(odoo)).isInstanceOf(OdooMisconfigured.class);

        // When
        Files.writeString(file, "the next key\n");
        own.clock.advance(Duration.ofSeconds(61));

        // Then
        assertThat((Object[]) read(odoo)).hasSize(1);
    }

    @Test
    void keyFileThatIsBeingWritten_leavesTheLastKey() throws IOException {
        // Given
        Path file = directory.resolve("key");
        Files.writeString(file, "\n");
        Odoo odoo = own.client(Map.of("api-key-file", file.toString(), "misconfigured-probe", "0s"));
        assertThatThrownBy(() -> read(odoo))
                .isInstanceOf(OdooMisconfigured.class)
                .hasMessageContaining("is empty");
        Files.writeString(file, own.fake.apiKey());
        read(odoo);

        // When
        Files.writeString(file, "");

        // Then
        assertThat((Object[]) read(odoo)).hasSize(1);
    }

    @Test
    void missingKeyFile_isToldByItsName() {
        // Given
        Odoo odoo = own.client(Map.of("api-key-file", directory.resolve("none").toString()));

        // Then
        assertThatThrownBy(() -> read(odoo))
                .isInstanceOf(OdooMisconfigured.class)
                .hasMessageContaining("gateway.odoo.api-key-file");
    }

    @Test
    void visitorsCalls_doNotWaitForFilesNorForTheSharedLane() {
        // Given
        Odoo odoo = own.client(Map.of());
        read(odoo);
        Gate file = own.fake.faultsOn("write").holdNext();
        Gate shared = own.fake.faultsOn("fields_get").holdNext();
        CompletableFuture<Object> fileCall = CompletableFuture.supplyAsync(() -> odoo.write(
                Lane.FILE, Models.CHANNEL, "write", List.of(List.of(channel), Map.of("name", "Bea")), Map.of()));
        CompletableFuture<Object> sharedCall = CompletableFuture.supplyAsync(
                () -> odoo.read(Lane.SHARED, Models.CHANNEL, "fields_get", List.of(), Map.of()));
        file.awaitArrival();
        shared.awaitArrival();

        // When
        Object found = read(odoo);
        file.open();
        shared.open();

        // Then
        assertThat((Object[]) found).hasSize(1);
        assertThat(fileCall.join()).isEqualTo(true);
        assertThat(sharedCall.join()).isNotNull();
    }

    @Test
    void callsThatFindNoPermit_doNotOpenTheCircuit() {
        // Given
        Odoo odoo = own.client(Map.of(
                "permits", "3",
                "permit-wait", "50ms",
                "read-retries", "0",
                "breaker-window", "4",
                "breaker-delay", "1h"));
        read(odoo);
        Gate gate = own.fake.faultsOn("write").holdNext();
        CompletableFuture<Object> slow = CompletableFuture.supplyAsync(() -> write(odoo));
        gate.awaitArrival();
        // Then
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> read(odoo))
                    .isInstanceOf(OdooUnavailable.class)
                    .hasMessageStartingWith("no permit");
        }
        gate.open();
        assertThat(slow.join()).isEqualTo(true);
    }

    @Test
    void callWithoutAPermitInTime_surelyWasNotSent() {
        // Given
        Odoo odoo = own.client(Map.of("permits", "3", "permit-wait", "100ms", "read-retries", "0"));
        read(odoo);
        Gate gate = own.fake.faultsOn("write").holdNext();
        CompletableFuture<Object> slow = CompletableFuture.supplyAsync(() -> write(odoo));
        gate.awaitArrival();
        int before = own.fake.posts();

        // Then
        assertThatThrownBy(() -> read(odoo)).isInstanceOf(OdooUnavailable.class).hasMessageContaining("permit");
        assertThat(own.fake.posts()).isEqualTo(before);
        gate.open();
        assertThat(slow.join()).isEqualTo(true);
    }
}
