package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.fake.Faults;
import com.seitech.chat.gateway.fake.Gate;
import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooException.OdooOutcomeUnknown;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import com.seitech.chat.gateway.testing.FullServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Besides what any Odoo shows: what only happens on the way, or to an Odoo in trouble. Each row meets a write, and tells
 * too whether that was executed all the same.
 */
@QuarkusTest
@WithTestResource(FakeOdooResource.class)
@Timeout(60)
@SuppressWarnings("NullAway.Init") // injected
final class FaultRowsTest extends FaultRowsContract {
    private static final int PROGRAM = 1;
    private static final int USER = 2;
    private static final int ACCESS = 4;
    private static final String PAGE = "<!DOCTYPE html><html><body>Hello</body></html>";

    FakeOdoo fake;

    private final OwnFake own = new OwnFake();
    private final long channel = own.fake.channel("public_support", "Bob");

    @Override
    protected OdooUnderTest odoo() {
        return FakeUnderTest.of(fake);
    }

    @AfterEach
    void stop() {
        own.close();
    }

    private static Arguments row(String name, Consumer<Faults> fault, Class<?> expected, boolean executed) {
        return argumentSet(name, fault, expected, executed);
    }

    private static Arguments fault(String name, int code, String text, Class<?> expected) {
        return row(name, faults -> faults.faultNext(code, text), expected, false);
    }

    private static Arguments traceback(String name, String lastLine, Class<?> expected) {
        return fault(
                name,
                PROGRAM,
                "Traceback (most recent call last):\n  File \"/usr/lib/python3/dist-packages/odoo/http.py\", line 1, in"
                        + " dispatch\n" + lastLine,
                expected);
    }

    private static Arguments status(String name, int status, Class<?> expected) {
        return row(name, faults -> faults.httpStatusNext(status, PAGE), expected, false);
    }

    static Stream<Arguments> rowsOnTheWay() {
        return Stream.of(faults(), databaseInTrouble(), proxies(), connections())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> faults() {
        return Stream.of(
                fault("ValidationError, UserError", USER, "Le canal est verrouillé", OdooRejected.class),
                fault("access rights, translated", ACCESS, "Vous n'êtes pas autorisé", OdooFault.class),
                fault("a code that nobody knows", 77, "?", OdooFault.class),
                traceback("bad XML sent", "xml.parsers.expat.ExpatError: not well-formed", OdooFault.class),
                traceback("unknown service", "KeyError: 'nope'", OdooFault.class),
                traceback("unknown method on common", "Exception: Method not found: nope", OdooFault.class),
                traceback("a bug in a customer's module", "ZeroDivisionError: division by zero", OdooFault.class),
                traceback(
                        "a number that XML-RPC cannot carry",
                        "OverflowError: int exceeds XML-RPC limits",
                        OdooFault.class));
    }

    private static Stream<Arguments> databaseInTrouble() {
        return Stream.of(
                row("serialization conflict", faults -> faults.serializationFault(1), OdooUnavailable.class, false),
                traceback("lock", "psycopg2.errors.LockNotAvailable: could not obtain lock", OdooUnavailable.class),
                traceback("deadlock", "psycopg2.errors.DeadlockDetected: deadlock detected", OdooUnavailable.class),
                traceback(
                        "PostgreSQL is starting",
                        "psycopg2.OperationalError: FATAL:  the database system is starting up",
                        OdooUnavailable.class),
                traceback(
                        "PostgreSQL is stopping",
                        "psycopg2.errors.AdminShutdown: terminating connection due to administrator command",
                        OdooUnavailable.class),
                traceback(
                        "PostgreSQL was restarted",
                        "psycopg2.InterfaceError: connection already closed",
                        OdooUnavailable.class),
                traceback(
                        "no connection to PostgreSQL left",
                        "psycopg2.pool.PoolError: The Connection Pool Is Full",
                        OdooUnavailable.class));
    }

    private static Stream<Arguments> proxies() {
        return Stream.of(
                status("nginx 502", 502, OdooOutcomeUnknown.class),
                row("nginx 504", faults -> faults.httpStatusAfterCommit(504, PAGE), OdooOutcomeUnknown.class, true),
                status("HTTP 500", 500, OdooOutcomeUnknown.class),
                status("HTTP 503", 503, OdooUnavailable.class),
                status("HTTP 429", 429, OdooUnavailable.class),
                status("413", 413, OdooRejected.class),
                status("HTTP 401", 401, OdooMisconfigured.class),
                row(
                        "redirect",
                        faults -> faults.redirectNext(302, "https://example.com/web"),
                        OdooMisconfigured.class,
                        false),
                row("HTML with 200", faults -> faults.answerNext(PAGE), OdooOutcomeUnknown.class, false));
    }

    private static Stream<Arguments> connections() {
        return Stream.of(
                row("RST, worker SIGKILL", faults -> faults.refuseNext(1), OdooOutcomeUnknown.class, false),
                row("server closes", faults -> faults.dropReplyAfterCommit(1), OdooOutcomeUnknown.class, true),
                row("truncated, in the headers", faults -> faults.cutAfterBytes(20), OdooOutcomeUnknown.class, true),
                row("truncated, in the body", faults -> faults.cutAfterBytes(200), OdooOutcomeUnknown.class, true));
    }

    private Object rename(Map<String, String> settings) {
        return rename(own.client(settings));
    }

    private Object rename(Odoo odoo) {
        return odoo.write(
                Lane.VISITOR, Models.CHANNEL, "write", List.of(List.of(channel), Map.of("name", "Bea")), Map.of());
    }

    private boolean isRenamed() {
        return own.fake.channel(channel).name().equals("Bea");
    }

    @ParameterizedTest
    @MethodSource("rowsOnTheWay")
    void write_endsAsItsRowSays(Consumer<Faults> fault, Class<?> expected, boolean executed) {
        // Given
        fault.accept(own.fake.faultsOn("write"));

        // Then
        assertThatThrownBy(() -> rename(Map.of())).isInstanceOf(expected);
        assertThat(isRenamed()).isEqualTo(executed);
    }

    @Test
    void unknownUid_isASettingToCorrect() {
        // Given
        Odoo odoo = own.client(Map.of());
        rename(odoo);

        // When
        own.fake.installation().gatewayIsGone();

        // Then
        assertThatThrownBy(() -> rename(odoo)).isInstanceOf(OdooMisconfigured.class);
    }

    @Test
    void refused_wasSurelyNotExecuted() {
        // When
        own.fake.stop();

        // Then
        assertThatThrownBy(() -> rename(Map.of())).isInstanceOf(OdooUnavailable.class);
    }

    @Test
    void connectTimeout_wasSurelyNotExecuted() {
        try (FullServer full = new FullServer()) {
            assertThatThrownBy(() -> rename(Map.of("url", full.uri().toString(), "connect-timeout", "300ms")))
                    .isInstanceOf(OdooUnavailable.class);
        }
    }

    @Test
    void clientTimeout_isAnUnknownOutcome_andOdooGoesOn() {
        // Given
        Gate gate = own.fake.faultsOn("write").holdNext();

        // When
        assertThatThrownBy(() -> rename(Map.of("call-timeout", "300ms"))).isInstanceOf(OdooOutcomeUnknown.class);
        boolean before = isRenamed();
        gate.open();

        // Then
        assertThat(before).isFalse();
        await().until(this::isRenamed);
    }

    @Test
    void answerThatDrips_isAnUnknownOutcome() {
        // Given
        own.fake.faultsOn("write").dripNext(Duration.ofMillis(50));

        // Then
        assertThatThrownBy(() -> rename(Map.of("call-timeout", "300ms"))).isInstanceOf(OdooOutcomeUnknown.class);
        assertThat(isRenamed()).isTrue();
    }
}
