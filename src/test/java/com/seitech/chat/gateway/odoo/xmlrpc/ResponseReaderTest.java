package com.seitech.chat.gateway.odoo.xmlrpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.xmlrpc.client.XmlRpcClient;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One reader reads many answers, and no answer changes how the next is read. */
final class ResponseReaderTest {
    private final ResponseReader reader = new ResponseReader(new SafeTypeFactory(new XmlRpcClient()));

    private @Nullable Object read(String answer) throws XmlRpcFailure {
        return reader.read(answer.getBytes(UTF_8), new XmlRpcClientConfigImpl());
    }

    private static String result(String text) {
        return "<methodResponse><params><param><value><string>" + text
                + "</string></value></param></params></methodResponse>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE methodResponse SYSTEM 'file:///nowhere'>",
                "<!DOCTYPE r [<!ENTITY e 'x'>]>",
                "<unknown/>",
                "<methodResponse><params>",
                ""
            })
    void badAnswer_afterGoodOnes_isRefused_andTheNextIsRead(String bad) throws Exception {
        // Given
        read(result("one"));
        read(result("two"));
        // When
        assertThatThrownBy(() -> read(bad)).isInstanceOf(XmlRpcFailure.OutcomeUnknown.class);
        // Then
        assertThat(read(result("three"))).isEqualTo("three");
    }

    @Test
    void fault_isNotTheNextAnswers() throws Exception {
        // When
        assertThatThrownBy(() -> read("<methodResponse><fault><value><struct>"
                        + "<member><name>faultCode</name><value><int>2</int></value></member>"
                        + "<member><name>faultString</name><value><string>no</string></value></member>"
                        + "</struct></value></fault></methodResponse>"))
                .isInstanceOf(XmlRpcFailure.Fault.class);
        // Then
        assertThat(read(result("yes"))).isEqualTo("yes");
    }

    @Test
    void manyAnswersAtOnce_areKeptApart() {
        // Given
        List<String> texts = IntStream.range(0, 2_000)
                .mapToObj(i -> "text &lt;" + i + "&gt; ".repeat(i % 50))
                .toList();
        // When
        List<Object> read =
                texts.parallelStream().<Object>map(this::readQuietly).toList();
        // Then
        assertThat(read)
                .isEqualTo(texts.stream()
                        .map(text -> text.replace("&lt;", "<").replace("&gt;", ">"))
                        .toList());
    }

    private Object readQuietly(String text) {
        try {
            return String.valueOf(read(result(text)));
        } catch (XmlRpcFailure e) {
            throw new IllegalStateException(e);
        }
    }
}
