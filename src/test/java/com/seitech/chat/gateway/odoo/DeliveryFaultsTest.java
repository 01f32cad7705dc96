package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.fake.Faults;
import com.seitech.chat.gateway.outbox.DeliveryResult;
import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.DeliveryResult.Refused;
import com.seitech.chat.gateway.outbox.DeliveryResult.TryLater;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxFile;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.SessionId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong on the way: never lost, never twice. */
@QuarkusTest // for the circuit breaker, which wants its container
@WithTestResource(FakeOdooResource.class)
@Timeout(60)
final class DeliveryFaultsTest {
    private final OwnFake own = new OwnFake();
    private final SessionId session = SessionId.random();
    private final ChannelId channel = new ChannelId(own.fake.visitorsChannel("Bob", OdooChannels.reference(session)));
    private final OutboxEntry entry = OdooContractSuite.entry(session, channel, "hello", null);
    private final OdooDelivery delivery = delivery(own.client(Map.of("breaker-window", "1000")));

    private static OdooDelivery delivery(Odoo odoo) {
        return new OdooDelivery(new RepeatableCreate(odoo, new ExternalIds(odoo)));
    }

    @AfterEach
    void stop() {
        own.close();
    }

    static Stream<Arguments> lostAfterTheCommit() {
        return Stream.of(
                lost("closed without an answer", faults -> faults.dropReplyAfterCommit(1)),
                lost("cut in the headers", faults -> faults.cutAfterBytes(20)),
                lost("cut in the body", faults -> faults.cutAfterBytes(200)),
                lost("the proxy lost patience", faults -> faults.httpStatusAfterCommit(504, "<html>")),
                lost("the proxy failed", faults -> faults.httpStatusAfterCommit(502, "<html>")));
    }

    private static Arguments lost(String name, Consumer<Faults> fault) {
        return argumentSet(name, fault);
    }

    @ParameterizedTest
    @MethodSource("lostAfterTheCommit")
    void messageWhoseAnswerIsLost_isFoundAndNotSentTwice(Consumer<Faults> fault) {
        // Given
        fault.accept(own.fake.faultsOn("load"));

        // When
        DeliveryResult result = delivery.deliver(entry, false, () -> true);

        // Then
        assertThat(result).isInstanceOf(Delivered.class);
        assertThat(own.fake.messagesOf(channel.value())).hasSize(1);
        assertThat(own.fake.receivedCalls(Models.MESSAGE, "load")).hasSize(1);
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                lost("conflict, as a fault", faults -> faults.serializationFault(1)),
                lost("conflict, as a message", faults -> faults.conflictInLoad(1)),
                lost("busy", faults -> faults.httpStatusNext(503, "<html>")),
                lost("not allowed now", faults -> faults.faultNext(4, "You are not allowed to create records.")),
                lost("a bug that may be mended", faults -> faults.faultNext(1, "ZeroDivisionError: division by zero")),
                lost("a code nobody knows", faults -> faults.faultNext(77, "?")));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void messageThatWasNotTaken_isForLater_andARepeatDeliversItOnce(Consumer<Faults> fault) {
        // Given
        fault.accept(own.fake.faultsOn("load"));

        // When
        DeliveryResult first = delivery.deliver(entry, false, () -> true);
        DeliveryResult second = delivery.deliver(entry, true, () -> true);

        // Then
        assertThat(first).isInstanceOf(TryLater.class);
        assertThat(second).isInstanceOf(Delivered.class);
        assertThat(own.fake.messagesOf(channel.value())).hasSize(1);
    }

    @Test
    void messageThatIsNotWantedAnyMore_isNotWritten_alsoWhenItWasOnItsWay() {
        // When
        DeliveryResult first = delivery.deliver(entry, false, () -> false);
        DeliveryResult repeat = delivery.deliver(entry, true, () -> false);

        // Then
        assertThat(first).isInstanceOf(TryLater.class);
        assertThat(repeat).isInstanceOf(TryLater.class);
        assertThat(own.fake.receivedCalls(Models.MESSAGE, "load")).isEmpty();
    }

    @Test
    void message_whileOdooIsDown_isForLater() {
        // Given
        own.fake.stop();

        // When
        DeliveryResult first = delivery.deliver(entry, false, () -> true);
        own.fake.start();
        DeliveryResult second = delivery.deliver(entry, true, () -> true);

        // Then
        assertThat(first).isInstanceOf(TryLater.class);
        assertThat(second).isInstanceOf(Delivered.class);
    }

    @Test
    void messageThatOdooRefuses_isRefusedForGood() {
        // Given
        own.fake.faultsOn("load").faultNext(2, "Le canal est verrouillé");

        // Then
        assertThat(delivery.deliver(entry, false, () -> true)).isInstanceOf(Refused.class);
    }

    @Test
    void twoAnswersLost_areForLater_andStillOneMessage() {
        // Given
        own.fake.faultsOn("load").dropReplyAfterCommit(1);
        own.fake.faultsOn("check_object_reference").refuseNext(3);

        // When
        DeliveryResult first = delivery.deliver(entry, false, () -> true);
        DeliveryResult second = delivery.deliver(entry, true, () -> true);

        // Then
        assertThat(first).isInstanceOf(TryLater.class);
        assertThat(second).isInstanceOf(Delivered.class);
        assertThat(own.fake.messagesOf(channel.value())).hasSize(1);
    }

    @Test
    void everyAttemptLost_isStillOneMessage() {
        // Given
        own.fake.faultsOn("load").dropReplyAfterCommit(1);
        own.fake.faultsOn("check_object_reference").faultNext(1, """
                                Traceback (most recent call last):
                                  File "/usr/lib/odoo/sql_db.py", line 1, in execute
                                psycopg2.InterfaceError: connection already closed
                                """);
        own.fake.faultsOn("check_object_reference").dropReplyAfterCommit(2);

        // When
        DeliveryResult last = delivery.deliver(entry, false, () -> true);
        for (int i = 0; i < 5 && !(last instanceof Delivered); i++) {
            last = delivery.deliver(entry, true, () -> true);
        }

        // Then
        assertThat(last).isInstanceOf(Delivered.class);
        assertThat(own.fake.messagesOf(channel.value())).hasSize(1);
    }

    @Test
    void file_thatIsGone_isForLater_untilItsEntryIsTooOld() {
        // Given
        OutboxFile gone = new OutboxFile(Path.of("target", "gone"), "cat.png", "image/png", 3, "00ff");

        // When
        DeliveryResult result =
                delivery.deliver(OdooContractSuite.entry(session, channel, "cat.png", gone), false, () -> true);

        // Then
        assertThat(result).isInstanceOf(TryLater.class);
        assertThat(own.fake.messagesOf(channel.value())).isEmpty();
    }
}
