package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.OdooException.OdooOutcomeUnknown;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.Fault;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.HttpStatus;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.NotSent;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.OutcomeUnknown;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultTaxonomyTest {
    static Stream<Arguments> passing() {
        return Stream.of(
                argumentSet("refused or unknown host", new NotSent("no connection", null)),
                argumentSet("busy", new HttpStatus(429)),
                argumentSet("no worker", new HttpStatus(503)),
                // A wrong name looks the same; only the start and the diagnosis can tell.
                argumentSet(
                        "database is away",
                        traceback("psycopg2.OperationalError: connection to server on socket \"/run/x\" failed: FATAL:"
                                + "  database \"nodb\" does not exist\n\n")),
                argumentSet("database is starting", traceback("""
                        psycopg2.OperationalError: connection failed: FATAL:  the database system is starting up
                        FATAL:  the database system is starting up
                        """)),
                argumentSet("connection was closed", traceback("psycopg2.InterfaceError: connection already closed")),
                argumentSet("no connection left", traceback("psycopg2.pool.PoolError: The Connection Pool Is Full")),
                argumentSet("shut down while it ran", traceback("""
                        psycopg2.errors.AdminShutdown: terminating connection due to administrator command
                        SSL connection has been closed unexpectedly
                        """)),
                argumentSet("conflict", traceback("""
                        psycopg2.errors.SerializationFailure: could not serialize access due to concurrent update

                        """)),
                argumentSet(
                        "lock",
                        traceback(
                                "psycopg2.errors.LockNotAvailable: could not obtain lock on row in relation \"x\"\n")),
                argumentSet("deadlock", traceback("""
                        psycopg2.errors.DeadlockDetected: deadlock detected
                        DETAIL:  Process 1 waits for ShareLock on transaction 2; blocked by process 3.
                        HINT:  See server log for query details.
                        CONTEXT:  while updating tuple (0,1) in relation "x"
                        """)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatSurelyDidNothingAndPasses_isUnavailable(XmlRpcFailure failure) {
        assertThat(FaultTaxonomy.classify(failure)).isInstanceOf(OdooUnavailable.class);
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                argumentSet("deadline, reset, cut or unreadable", new OutcomeUnknown("no answer within PT10S", null)),
                argumentSet("internal error", new HttpStatus(500)),
                argumentSet("bad gateway", new HttpStatus(502)),
                argumentSet("gateway timeout", new HttpStatus(504)),
                argumentSet("a status nobody expects", new HttpStatus(418)));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatMayHaveBeenExecuted_isAnUnknownOutcome(XmlRpcFailure failure) {
        assertThat(FaultTaxonomy.classify(failure)).isInstanceOf(OdooOutcomeUnknown.class);
    }

    static Stream<Arguments> permanent() {
        return Stream.of(
                argumentSet("validation", new Fault(2, "Le champ est obligatoire")),
                argumentSet(
                        "channel deleted",
                        new Fault(
                                2,
                                "The operation cannot be completed: Another model is using the record you are trying to"
                                        + " delete.\n\nThe troublemaker is: 'Chat Message' (seitech.chat.message)")),
                argumentSet(
                        "text that only looks like a program error",
                        new Fault(2, "psycopg2.OperationalError: not a traceback")),
                argumentSet("unknown field", traceback("ValueError: Invalid field 'zz' on 'seitech.chat.message'")),
                argumentSet("unknown option", traceback("ValueError: Wrong value for x.message_type: 'zz'\n")),
                argumentSet("arity", traceback("TypeError: create() missing 1 required positional argument")),
                argumentSet(
                        "unknown method",
                        traceback("AttributeError: The method 'seitech.chat.message.x' does not exist")),
                argumentSet("larger than the proxy takes", new HttpStatus(413)));
    }

    @ParameterizedTest
    @MethodSource("permanent")
    void whatOdooWillNeverTake_isRejected(XmlRpcFailure failure) {
        assertThat(FaultTaxonomy.classify(failure)).isInstanceOf(OdooRejected.class);
    }

    static Stream<Arguments> other() {
        return Stream.of(
                argumentSet(
                        "access rights",
                        new Fault(4, "You are not allowed to access 'Chat Message' records.\n\nNo group")),
                argumentSet(
                        "record rule, in another language",
                        new Fault(4, "Oh oh ! On dirait que vous êtes tombé sur des enregistrements top-secrets.")),
                argumentSet(
                        "private method", new Fault(4, "Private methods (such as 'x._y') cannot be called remotely.")),
                argumentSet("bad XML", traceback("xml.parsers.expat.ExpatError: not well-formed (invalid token)")),
                argumentSet("unknown service", traceback("KeyError: 'nope'")),
                argumentSet("unknown method of a service", traceback("Exception: Method not found: nope")),
                argumentSet("bug in a customer's module", traceback("ZeroDivisionError: division by zero")),
                argumentSet("an error without text", traceback("AssertionError")),
                argumentSet("large number", traceback("OverflowError: int exceeds XML-RPC limits")),
                argumentSet("no traceback at all", new Fault(1, "oops")),
                argumentSet("nothing at all", new Fault(1, "")),
                argumentSet("a code nobody knows", new Fault(99, "new in Odoo 20")));
    }

    @ParameterizedTest
    @MethodSource("other")
    void anyOtherFault_mayPass(XmlRpcFailure failure) {
        assertThat(FaultTaxonomy.classify(failure)).isInstanceOf(OdooFault.class);
    }

    @Test
    void exceptionThatFollowsFromAnother_isJudgedByTheLast() {
        // Given
        Fault fault = new Fault(1, """
                Traceback (most recent call last):
                  File "a.py", line 1, in f
                ValueError: first

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                psycopg2.InterfaceError: cursor already closed
                """);

        // Then
        assertThat(FaultTaxonomy.classify(fault)).isInstanceOf(OdooUnavailable.class);
    }

    @Test
    void programError_isToldByKindAndPlace() {
        assertThat(FaultTaxonomy.classify(traceback("psycopg2.errors.NotNullViolation: null value\nDETAIL: row\n")))
                .hasMessage(
                        "psycopg2.errors.NotNullViolation in /usr/lib/python3/dist-packages/odoo/service/model.py:72"
                                + " (call_kw); what it says is in Odoo's log");
    }

    @Test
    void modelThatAFaultNames_isTold_ifWeUseIt() {
        assertThat(FaultTaxonomy.classify(traceback("ValueError: Invalid field 'zz' on 'seitech.chat.message'")))
                .hasMessageContaining("about seitech.chat.message;");
        assertThat(FaultTaxonomy.classify(
                        new Fault(4, "You are not allowed to access 'Files' (ir.attachment) records")))
                .hasMessage(
                        "Odoo answers fault 4 with a text for its users about ir.attachment, which is in Odoo's log");
    }

    static Stream<Fault> quoting() {
        return Stream.of(
                traceback("ValueError: Wrong value for content: 'a secret'"),
                traceback(
                        "psycopg2.errors.NotNullViolation: null\nDETAIL:  Failing row contains (1, a secret\nsecret: x)."),
                traceback("psycopg2.OperationalError: connection to \"db\", password \"secret\" failed"),
                traceback("KeyError: 'a secret'"),
                traceback("a secret"),
                new Fault(1, "Secret: a secret"),
                new Fault(1, "  File \"secret.py\", line 7, in secret\nSecret"),
                new Fault(2, "a secret is not allowed"),
                new Fault(4, "a secret"),
                new Fault(99, "a secret"));
    }

    @ParameterizedTest
    @MethodSource("quoting")
    void whatAFaultQuotes_isNotPassedOn(Fault fault) {
        StringWriter dump = new StringWriter();
        FaultTaxonomy.classify(fault).printStackTrace(new PrintWriter(dump));
        assertThat(dump.toString()).doesNotContainIgnoringCase("secret");
    }

    /** A visitor's message must not choose what becomes of it. */
    @Test
    void quotedText_doesNotDecideTheKind() {
        assertThat(FaultTaxonomy.classify(
                        traceback("psycopg2.errors.NotNullViolation: null\nDETAIL:  (1,\nValueError: x)")))
                .isInstanceOf(OdooFault.class);
    }

    @Test
    void wrongKey_isASettingToCorrect() {
        assertThat(FaultTaxonomy.classify(new Fault(3, "Accès refusé")))
                .isInstanceOf(OdooMisconfigured.class)
                .hasMessageContaining("gateway.odoo.login");
    }

    @Test
    void ownUserThatIsGone_isASettingToCorrect() {
        assertThat(FaultTaxonomy.classify(new Fault(
                        2, "Record does not exist or has been deleted.\n(Record: res.users(9999,), User: 9999)")))
                .isInstanceOf(OdooMisconfigured.class)
                .hasMessageContaining("gateway.odoo.login");
    }

    /** For example an agent who has left: nothing that must stop all other calls. */
    @Test
    void otherUserThatIsGone_isTheMatterOfThatCallAlone() {
        assertThat(FaultTaxonomy.classify(
                        new Fault(2, "Record does not exist or has been deleted.\n(Record: res.users(12,), User: 6)")))
                .isInstanceOf(OdooRejected.class);
    }

    @Test
    void missingModel_isNamedWithItsCure() {
        assertThat(FaultTaxonomy.classify(new Fault(2, "Object seitech.chat.channel doesn't exist")))
                .isInstanceOf(OdooMisconfigured.class)
                .hasMessageContaining("seitech.chat.channel does not exist")
                .hasMessageContaining("odoo -u seitech_elearning");
    }

    @Test
    void missingModelOfTheDesk_isTheMatterOfThatCallAlone() {
        assertThat(FaultTaxonomy.classify(new Fault(2, "Object seitech.chat.deletion doesn't exist")))
                .isInstanceOf(OdooRejected.class);
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308", "401", "403", "404", "405"})
    void statusOfAWrongAddress_isASettingToCorrect(int status) {
        assertThat(FaultTaxonomy.classify(new HttpStatus(status)))
                .isInstanceOf(OdooMisconfigured.class)
                .hasMessageContaining("HTTP " + status)
                .hasMessageContaining("gateway.odoo.url");
    }

    @Test
    void noneResult_isASuccess() {
        assertThat(FaultTaxonomy.isNoneResult(
                        traceback("TypeError: cannot marshal None unless allow_none is enabled\n")))
                .isTrue();
    }

    static Stream<Arguments> notNone() {
        return Stream.of(
                argumentSet("another fault", traceback("TypeError: something else")),
                argumentSet(
                        "the words in the midst of others",
                        traceback("ValueError: cannot marshal None unless allow_none is enabled, they say")),
                argumentSet("no fault", new OutcomeUnknown("cannot marshal None unless allow_none is enabled", null)));
    }

    @ParameterizedTest
    @MethodSource("notNone")
    void otherFailure_isNoNoneResult(XmlRpcFailure failure) {
        assertThat(FaultTaxonomy.isNoneResult(failure)).isFalse();
    }

    private static Fault traceback(String lastLine) {
        return new Fault(
                1,
                "Traceback (most recent call last):\n  File \"/usr/lib/python3/dist-packages/odoo/service/model.py\","
                        + " line 72, in call_kw\n    result = method(recs, *args, **kwargs)\n" + lastLine);
    }
}
