package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.Fault;
import com.seitech.chat.gateway.session.ChannelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Odoo answers to calls that are wrong, or whose result its XML-RPC cannot carry. The taxonomy rests on this. */
@SuppressWarnings("NullAway.Init") // set before each test
public abstract class WireContract extends OdooContractSuite {
    private static final int PROGRAM = 1;
    private static final int USER = 2;
    private static final int DENIED = 3;
    private static final int ACCESS = 4;
    private static final int NOBODY_HAS = 2_000_000_000;

    private OdooUser user;
    private long channel;

    @BeforeEach
    void prepare() {
        user = as(odoo().agent());
        channel = newChannel().value();
    }

    private OdooUser as(OdooUnderTest.Login login) {
        return new OdooUser(odoo().url(), odoo().database(), login.name(), login.password());
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object call() throws XmlRpcFailure;
    }

    private static void assertFault(int code, String text, Call call) {
        assertThatThrownBy(call::call).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).as(fault.text()).isEqualTo(code);
            assertThat(fault.text()).contains(text);
        });
    }

    private static void assertTraceback(String exception, Call call) {
        assertThatThrownBy(call::call).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).as(fault.text()).isEqualTo(PROGRAM);
            assertThat(fault.text()).startsWith("Traceback (most recent call last):\n");
            assertThat(fault.text().lines().filter(line -> line.matches("[\\w.]*(Error|Exception): .*")))
                    .last()
                    .asString()
                    .startsWith(exception);
        });
    }

    @Test
    void missingModel_isAFaultForUsers() {
        assertFault(USER, "Object seitech.nope doesn't exist", () -> user.tryTo("seitech.nope", "search", List.of()));
    }

    @Test
    void missingMethod_isATraceback() {
        assertTraceback("AttributeError: The method", () -> user.tryTo(Models.MESSAGE, "no_such_method", List.of()));
    }

    @Test
    void privateMethod_isAFaultOfAccess() {
        assertFault(ACCESS, "Private methods", () -> user.tryTo(Models.MESSAGE, "_register_hook", List.of()));
    }

    @Test
    void unknownField_isATraceback_inACreateAReadOrADomain() {
        assertTraceback(
                "ValueError: Invalid field",
                () -> user.tryTo(Models.MESSAGE, "create", Map.of("channel_id", channel, "content", "x", "zz", "x")));
        assertTraceback(
                "ValueError: Invalid field", () -> user.tryTo(Models.MESSAGE, "search_read", List.of(), List.of("zz")));
        assertTraceback(
                "ValueError: Invalid field",
                () -> user.tryTo(Models.MESSAGE, "search", List.of(List.of("zz", "=", 1))));
    }

    @Test
    void unknownOption_isATraceback() {
        assertTraceback(
                "ValueError: Wrong value for",
                () -> user.tryTo(
                        Models.MESSAGE, "create", Map.of("channel_id", channel, "content", "x", "message_type", "zz")));
    }

    @Test
    void missingContent_isAFaultForUsers() {
        assertFault(
                USER,
                "Missing required value",
                () -> user.tryTo(Models.MESSAGE, "create", Map.of("channel_id", channel)));
    }

    @Test
    void recordThatIsGone_isPassedOverByARead_andAFaultForAWrite() throws XmlRpcFailure {
        assertThat((Object[]) user.tryTo(Models.MESSAGE, "read", List.of(NOBODY_HAS)))
                .isEmpty();
        assertFault(
                USER,
                "(Record: seitech.chat.message(" + NOBODY_HAS + ",), User: " + user.id() + ")",
                () -> user.tryTo(Models.MESSAGE, "write", List.of(NOBODY_HAS), Map.of("content", "x")));
        assertFault(
                USER,
                "Record does not exist or has been deleted.",
                () -> user.tryTo(Models.MESSAGE, "unlink", List.of(NOBODY_HAS)));
    }

    @Test
    void stranger_mayNotReadMessages() {
        assertFault(
                ACCESS,
                "You are not allowed to access",
                () -> as(odoo().stranger()).tryTo(Models.MESSAGE, "search", List.of()));
    }

    @Test
    void wrongPassword_isDenied() {
        OdooUser wrong = new OdooUser(odoo().url(), odoo().database(), user.id(), "wrong");
        assertFault(DENIED, "", () -> wrong.tryTo(Models.MESSAGE, "search", List.of()));
    }

    @Test
    void userThatIsGone_isAFaultForUsers_thatNamesTheRecord() {
        OdooUser gone = new OdooUser(odoo().url(), odoo().database(), NOBODY_HAS, "wrong");
        assertFault(
                USER,
                "(Record: res.users(" + NOBODY_HAS + ",), User: " + NOBODY_HAS + ")",
                () -> gone.tryTo(Models.MESSAGE, "search", List.of()));
    }

    @Test
    void missingDatabase_isATraceback() {
        OdooUser lost = new OdooUser(odoo().url(), "no_such_database", user.id(), "any");
        assertTraceback("psycopg2.OperationalError", () -> lost.tryTo(Models.MESSAGE, "search", List.of()));
    }

    @Test
    void missingExternalId_isATraceback() {
        assertTraceback(
                "ValueError: External ID not found in the system: __chatgw__.m_none",
                () -> user.tryTo(Models.EXTERNAL_ID, "check_object_reference", "__chatgw__", "m_none"));
    }

    @Test
    void externalIdOfARecordThatSqlTookAlong_pointsNowhere() throws XmlRpcFailure {
        // Given
        var entry = entry(new ChannelId(channel), "hello");
        assertThat(delivered(entry, false)).isNotNull();
        agent.deletes(new ChannelId(channel));

        // When
        Object[] reference =
                (Object[]) user.tryTo(Models.EXTERNAL_ID, "check_object_reference", "__chatgw__", "m_" + entry.id());

        // Then
        assertThat(reference).containsExactly(Models.MESSAGE, false);
    }

    @Test
    void voidResult_isAFaultAfterTheCommit() {
        // When
        assertThatThrownBy(() -> user.tryTo(Models.CHANNEL, "action_close", List.of(channel)))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(FaultTaxonomy.isNoneResult(fault))
                                .as(fault.text())
                                .isTrue());

        // Then
        assertThat(agent.channel(new ChannelId(channel)).text("state")).isEqualTo("closed");
    }

    @Test
    void jsonThatXmlRpcCannotCarry_isWrittenAndThenUnreadable() throws XmlRpcFailure {
        // Given
        assertThat(user.tryTo(
                        Models.CHANNEL,
                        "write",
                        List.of(channel),
                        Map.of("visitor_info", Map.of("since", 1_750_000_000_000L))))
                .isEqualTo(true);

        // Then
        assertTraceback("OverflowError", () -> user.tryTo(Models.CHANNEL, "read", List.of(channel)));
    }

    @Test
    void emptyJson_readsAsFalse() throws XmlRpcFailure {
        // Given
        assertThat(user.tryTo(Models.CHANNEL, "write", List.of(channel), Map.of("visitor_info", Map.of())))
                .isEqualTo(true);

        // Then
        assertThat(user.row(Models.CHANNEL, channel, "visitor_info").isSet("visitor_info"))
                .isFalse();
    }

    @Test
    void characterThatXmlForbids_isATraceback() throws Exception {
        // When
        String answer = post("xmlrpc/2/object", "<methodCall><methodName>\u0001</methodName></methodCall>");

        // Then
        assertThat(answer).contains("<int>1</int>", "xml.parsers.expat.ExpatError");
        assertThat(post("xmlrpc/2/object", "<methodCall><methodName>&#55357;</methodName></methodCall>"))
                .contains("xml.parsers.expat.ExpatError");
    }

    @Test
    void unknownMethodOfAService_isATraceback() {
        assertTraceback(
                "Exception: Method not found",
                () -> OdooUser.endpoint(odoo().url(), "common")
                        .call("no_such_method", List.of(), Duration.ofMinutes(1)));
    }

    @Test
    void pages_tellHealthAndVersion() {
        assertThat(get("web/health")).contains("\"status\": \"pass\"");
        assertThat(get("web/version")).contains("\"version\": \"19.");
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private String post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private URI uri(String path) {
        return odoo().url().resolve("/" + path);
    }

    private static String send(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
