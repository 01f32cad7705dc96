package com.seitech.chat.gateway.odoo.xmlrpc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.Fault;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.OutcomeUnknown;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ValuesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Stream<Arguments> sent() {
        return Stream.of(
                argumentSet("int", 5, "<i4>5</i4>"),
                argumentSet("negative long", -7L, "<int>-7</int>"),
                argumentSet("largest int", (long) Integer.MAX_VALUE, "<int>2147483647</int>"),
                argumentSet("long beyond int", 2_147_483_648L, "<i8>2147483648</i8>"),
                argumentSet("smallest long", Long.MIN_VALUE, "<i8>-9223372036854775808</i8>"),
                argumentSet("true", true, "<boolean>1</boolean>"),
                argumentSet("nothing", null, "<nil/>"),
                argumentSet("empty list", List.of(), "<array><data></data></array>"),
                argumentSet(
                        "list with nothing in it",
                        Arrays.asList("a", null),
                        "<array><data><value>a</value><value><nil/></value></data></array>"),
                argumentSet(
                        "map",
                        Map.of("a<", List.of(1)),
                        "<struct><member><name>a&lt;</name><value><array><data><value><i4>1</i4></value></data>"
                                + "</array></value></member></struct>"));
    }

    @ParameterizedTest
    @MethodSource("sent")
    void value_isWrittenAsXmlRpcHasIt(@Nullable Object value, String expected) throws XmlRpcFailure {
        try (Peer peer = Peer.answering(Peer.TRUE)) {
            // When
            peer.endpoint().call("any", Collections.singletonList(value), PATIENCE);

            // Then
            assertThat(peer.request().body()).contains("<param><value>" + expected + "</value></param>");
        }
    }

    @Test
    void valueThatXmlRpcDoesNotKnow_isTheCallersMistakeAndNotSent() {
        try (Peer peer = Peer.answering(Peer.TRUE)) {
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(Set.of("a")), PATIENCE))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(peer.connections()).isZero();
        }
    }

    @Test
    void deepestAnswerOfOdoo_isRead() throws XmlRpcFailure {
        // Given
        String deep =
                "<array><data><value><struct><member><name>a</name><value><array><data><value><int>7</int></value>"
                        + "<value>name</value></data></array></value></member></struct></value></data></array>";
        try (Peer peer = Peer.answering(result(deep))) {
            // When
            Object rows = peer.endpoint().call("any", List.of(), PATIENCE);

            // Then
            assertThat(rows).usingRecursiveComparison().isEqualTo(new Object[] {Map.of("a", new Object[] {7, "name"})});
        }
    }

    @Test
    void untypedValue_isAString() throws XmlRpcFailure {
        try (Peer peer = Peer.answering(result("  plain  "))) {
            assertThat(peer.endpoint().call("any", List.of(), PATIENCE)).isEqualTo("  plain  ");
        }
    }

    @Test
    void fault_keepsItsCodeAndItsWholeText_whileItsMessageTellsNothing() {
        // Given
        String text = "Traceback:\n  File \"/secret/path\"\nValueError: nö 😀 &lt;";
        try (Peer peer = Peer.answering(fault("<int>1</int>", text))) {
            // Then
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(), PATIENCE))
                    .isInstanceOfSatisfying(Fault.class, e -> {
                        assertThat(e.code()).isEqualTo(1);
                        assertThat(e.text()).isEqualTo(text.replace("&lt;", "<"));
                        assertThat(e).hasMessage("fault 1");
                    });
        }
    }

    /** The older path of Odoo sends such ones. */
    @Test
    void faultWhoseCodeIsAText_isAnUnreadableAnswer() {
        try (Peer peer = Peer.answering(fault("<string>warning</string>", "x"))) {
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(), PATIENCE))
                    .isInstanceOf(OutcomeUnknown.class);
        }
    }

    @Test
    void faultWithoutMembers_isNotASuccess() {
        try (Peer peer =
                Peer.answering("<methodResponse><fault><value><struct></struct></value></fault></methodResponse>")) {
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(), PATIENCE))
                    .isInstanceOf(XmlRpcFailure.class);
        }
    }

    @Test
    void answerWithoutAResult_isUnreadable() {
        try (Peer peer = Peer.answering("<methodResponse></methodResponse>")) {
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(), PATIENCE))
                    .isInstanceOf(XmlRpcFailure.class);
        }
    }

    @Test
    void numberBeyondInt_fromTheServer_isUnreadable_notAnotherNumber() {
        try (Peer peer = Peer.answering(result("<int>2147483648</int>"))) {
            assertThatThrownBy(() -> peer.endpoint().call("any", List.of(), PATIENCE))
                    .isInstanceOf(OutcomeUnknown.class);
        }
    }

    /** A lone surrogate as some programs encode it, and an encoding that never was UTF-8. */
    @Test
    void bytesThatAreNoUtf8_becomeReplacementsAndSpareTheRest() throws XmlRpcFailure {
        // Given
        byte[] answer = result("<string>a-SURROGATE-b-LATIN-c</string>")
                .replace("-SURROGATE-", "\u00ED\u00A0\u00BD")
                .replace("-LATIN-", "\u00E9")
                .getBytes(ISO_8859_1);
        try (Peer peer = new Peer(connection -> {
            connection.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            connection.getOutputStream().write(answer);
        })) {
            // When
            Object text = peer.endpoint().call("any", List.of(), PATIENCE);

            // Then
            assertThat(String.valueOf(text)).matches("a\uFFFD+b\uFFFDc");
        }
    }

    private static String result(String value) {
        return "<methodResponse><params><param><value>" + value + "</value></param></params></methodResponse>";
    }

    private static String fault(String code, String text) {
        return "<methodResponse><fault><value><struct><member><name>faultCode</name><value>" + code
                + "</value></member><member><name>faultString</name><value><string>" + text
                + "</string></value></member></struct></value></fault></methodResponse>";
    }
}
