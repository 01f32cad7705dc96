package com.seitech.chat.gateway.odoo.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.xmlrpc.client.XmlRpcClient;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that an attacker between the gateway and Odoo, or in its place, could send. */
final class AttackTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** Where an entity would be fetched from. */
    private final Peer trap = Peer.answering("<!ENTITY stolen 'x'>");

    @BeforeEach
    void arm() {
        SpringTrap.reset();
    }

    @AfterEach
    void stop() {
        trap.close();
    }

    static Stream<Arguments> serializedObjects() {
        String bytes = SpringTrap.serialized();
        return Stream.of(
                argumentSet(
                        "cause of a fault",
                        fault("<member><name>faultCause</name><value><base64>" + bytes + "</base64></value></member>")),
                argumentSet(
                        "cause of a fault, as an extension",
                        fault("<member><name>faultCause</name><value><ex:serializable xmlns:ex="
                                + "'http://ws.apache.org/xmlrpc/namespaces/extensions'>" + bytes
                                + "</ex:serializable></value></member>")),
                argumentSet("result", result("<base64>" + bytes + "</base64>")),
                argumentSet(
                        "result, as an extension",
                        result("<ex:serializable xmlns:ex='http://ws.apache.org/xmlrpc/namespaces/extensions'>" + bytes
                                + "</ex:serializable>")));
    }

    @ParameterizedTest
    @MethodSource("serializedObjects")
    void serializedObject_isNeverRead(String answer) {
        // When
        assertRefused(answer);

        // Then
        assertThat(SpringTrap.sprung()).isFalse();
    }

    /** Proves that the trap above works: against the library as it comes, the attack succeeds. */
    @Test
    void serializedObject_againstTheLibraryAsItComes_isRead() throws Exception {
        // Given
        String answer = fault("<member><name>faultCause</name><value><base64>" + SpringTrap.serialized()
                + "</base64></value></member>");
        try (Peer attacker = Peer.answering(answer)) {
            XmlRpcClientConfigImpl config = new XmlRpcClientConfigImpl();
            config.setServerURL(attacker.uri().toURL());
            XmlRpcClient client = new XmlRpcClient();
            client.setConfig(config);

            // When
            assertThatThrownBy(() -> client.execute("any", List.of())).isNotNull();
        }

        // Then
        assertThat(SpringTrap.sprung()).isTrue();
    }

    @Test
    void base64Value_isRefused() {
        assertRefused(result("<base64>YWJj</base64>"));
    }

    static Stream<Arguments> entities() {
        return Stream.of(
                argumentSet("document type", "<!DOCTYPE methodResponse SYSTEM '%s'>", ""),
                argumentSet("public document type", "<!DOCTYPE methodResponse PUBLIC 'a' '%s'>", ""),
                argumentSet("external entity", "<!DOCTYPE r [<!ENTITY e SYSTEM '%s'>]>", "&e;"),
                argumentSet("parameter entity", "<!DOCTYPE r [<!ENTITY %% p SYSTEM '%s'> %%p;]>", ""),
                argumentSet("empty document type of %s", "<!DOCTYPE r []>", ""));
    }

    @ParameterizedTest
    @MethodSource("entities")
    void documentType_isRefusedAndNothingIsFetched(String documentType, String text) {
        // Given
        String answer = documentType.formatted(trap.uri())
                + "<methodResponse><params><param><value><string>"
                + text
                + "</string></value></param></params></methodResponse>";

        // When
        assertRefused(answer);

        // Then
        assertThat(trap.connections()).isZero();
    }

    @Test
    void billionLaughs_areRefusedBeforeTheyExpand() {
        StringBuilder entities = new StringBuilder("<!ENTITY e0 'ha'>");
        for (int i = 1; i < 30; i++) {
            entities.append(
                    "<!ENTITY e%d '%s'>".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
        }
        assertRefused("<!DOCTYPE r [" + entities + "]><methodResponse><params><param><value>&e29;</value></param>"
                + "</params></methodResponse>");
    }

    @Test
    void xInclude_isNotFollowed() {
        // When
        assertRefused(result("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" + trap.uri() + "'/>"));

        // Then
        assertThat(trap.connections()).isZero();
    }

    @Test
    void nestingWithoutEnd_isRefused() {
        assertRefused(result("<array><data><value>".repeat(50_000)));
        assertRefused(result(
                "<array><data><value>".repeat(1_000) + "<int>1</int>" + "</value></data></array>".repeat(1_000)));
    }

    private static void assertRefused(String answer) {
        try (Peer attacker = Peer.answering(answer)) {
            assertThatThrownBy(() -> attacker.endpoint().call("any", List.of(), DEADLINE))
                    .isInstanceOf(XmlRpcFailure.OutcomeUnknown.class)
                    .hasMessageStartingWith("unreadable answer");
        }
    }

    private static String fault(String member) {
        return "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>1</int></value>"
                + "</member><member><name>faultString</name><value><string>x</string></value></member>" + member
                + "</struct></value></fault></methodResponse>";
    }

    private static String result(String value) {
        return "<methodResponse><params><param><value>" + value + "</value></param></params></methodResponse>";
    }
}
