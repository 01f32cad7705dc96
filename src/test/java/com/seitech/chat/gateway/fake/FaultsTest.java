package com.seitech.chat.gateway.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FaultsTest {
    private final FakeOdoo odoo = FakeOdoo.started();
    private final RawClient client = new RawClient(odoo);
    private final long channel = odoo.channel("public_support", "Bob");

    @AfterEach
    void stop() {
        odoo.close();
    }

    private Object send() {
        return client.load("__chatgw__.m_1", channel, "hello");
    }

    private int messages() {
        return odoo.messagesOf(channel).size();
    }

    @Test
    void refusedCall_isNotExecuted_andTheNextIs() {
        // Given
        odoo.faultsOn("load").refuseNext(2);

        // When
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);

        // Then
        assertThat(messages()).isZero();
        assertThat(send().toString()).contains("ids=[1]");
    }

    @Test
    void stoppedServer_refusesConnections_andComesBackWithItsData() {
        // Given
        send();
        odoo.stop();

        // When
        assertThatThrownBy(this::send).hasCauseInstanceOf(ConnectException.class);
        odoo.start();

        // Then
        send();
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void lostReply_isOfACallThatWasExecuted() {
        // Given
        odoo.faultsOn("load").dropReplyAfterCommit(1);

        // When
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);

        // Then
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void cutReply_isOfACallThatWasExecuted() {
        // Given
        odoo.faultsOn("load").cutAfterBytes(150);

        // When
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);

        // Then
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void faults_tellWhetherTheWorkWasDone() {
        // Given
        odoo.faultsOn("load").serializationFault(1);
        odoo.faultsOn("load").faultNext(2, "No");
        odoo.faultsOn("load").noneFault();

        // When
        assertThatThrownBy(this::send).hasMessageContaining("SerializationFailure");
        assertThatThrownBy(this::send).hasMessageContaining("No");
        int before = messages();
        assertThatThrownBy(this::send).hasMessageContaining("cannot marshal None");

        // Then
        assertThat(before).isZero();
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void conflictInLoad_isAMessageAndNoFault() {
        // Given
        odoo.faultsOn("load").conflictInLoad(1);

        // Then
        assertThat(send().toString()).contains("ids=false", "could not serialize access");
        assertThat(messages()).isZero();
    }

    @Test
    void heldCall_isExecutedOnceTheGateOpens() {
        // Given
        Gate gate = odoo.faultsOn("load").holdNext();
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(this::send);
        gate.awaitArrival();
        int before = messages();

        // When
        gate.open();

        // Then
        assertThat(answer.join().toString()).contains("ids=[1]");
        assertThat(before).isZero();
    }

    @Test
    void heldReply_isOfACallThatWasExecuted() {
        // Given
        Gate gate = odoo.faultsOn("load").holdReplyNext();
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(this::send);
        gate.awaitArrival();
        int before = messages();

        // When
        gate.open();

        // Then
        assertThat(answer.join().toString()).contains("ids=[1]");
        assertThat(before).isEqualTo(1);
    }

    @Test
    void delay_endsWhenTheServerStops() {
        // Given
        odoo.faultsOn("load").delayAll(Duration.ofHours(1));
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(this::send);
        await().until(() -> !odoo.receivedCalls("seitech.chat.message", "load").isEmpty());

        // When
        odoo.stop();

        // Then
        assertThat(answer).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void fault_meetsOnlyCallsOfItsKind() {
        // Given
        odoo.faultsOn("seitech.chat.channel", "load").refuseNext(1);

        // Then
        assertThat(send().toString()).contains("ids=[1]");
    }

    @Test
    void receivedCalls_areCountedWhetherExecutedOrNot() {
        // Given
        odoo.forgetCalls();
        odoo.faultsOn("load").refuseNext(1);

        // When
        assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);

        // Then
        assertThat(odoo.receivedCalls("seitech.chat.message", "load")).hasSize(1);
        assertThat(odoo.posts()).isEqualTo(2);
    }
}
