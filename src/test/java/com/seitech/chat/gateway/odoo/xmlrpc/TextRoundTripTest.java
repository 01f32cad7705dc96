package com.seitech.chat.gateway.odoo.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.seitech.chat.gateway.fake.FakeOdoo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TextRoundTripTest {
    private static final String MESSAGE = "seitech.chat.message";

    private final FakeOdoo odoo = FakeOdoo.started();
    private final long channel = odoo.channel("public_support", "Bob");
    private final FakeOdooClient client;

    TextRoundTripTest() throws XmlRpcFailure {
        client = new FakeOdooClient(odoo);
    }

    @AfterEach
    void stop() {
        odoo.close();
    }

    static Stream<Arguments> unchanged() {
        return Stream.of(
                argumentSet("ASCII", "Hello, world!"),
                argumentSet("markup", "<b>&amp;</b> & < >"),
                argumentSet("end of CDATA", "a ]]> b <![CDATA[ c ]]>"),
                argumentSet("quotes", "'single' \"double\" `back`"),
                argumentSet("percent, as Odoo's import formats texts", "100 % of %s and %(field)s"),
                argumentSet("Arabic", "مرحبا، كيف يمكنني المساعدة؟"),
                argumentSet("Chinese and Japanese", "你好世界 こんにちは"),
                argumentSet("emoji", "😀"),
                argumentSet("joined emoji", "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽"),
                argumentSet("many emoji", "😀".repeat(250_000)),
                argumentSet("largest code point", "\uDBFF\uDFFD"),
                argumentSet("next line", "a\u0085b"),
                argumentSet("line separator", "a\u2028b\u2029c"),
                argumentSet("byte order mark", "\uFEFFa\uFEFFb"),
                argumentSet("delete", "a\u007Fb"),
                argumentSet("combining", "e\u0301 \u202Eright to left\u202C"),
                argumentSet("leading and trailing blanks", "  a  "),
                argumentSet("only blanks", "   "),
                argumentSet("no-break space", "\u00A0a\u00A0"),
                argumentSet("tab", "\ta\tb\t"),
                argumentSet("line feeds", "\n\na\nb\n\n"),
                argumentSet("last of the basic plane", "\uD7FF\uE000\uFFFD"),
                argumentSet("a megabyte of markup", "<&>]]>".repeat(175_000)));
    }

    @ParameterizedTest
    @MethodSource("unchanged")
    void text_isTheSameThereAndBack(String text) throws XmlRpcFailure {
        // When
        long id = client.create(MESSAGE, Map.of("channel_id", channel, "content", text));
        Object back = client.read(MESSAGE, id, "content");

        // Then
        assertThat(odoo.message(id).content().equals(text)).isTrue();
        assertThat(text.equals(back)).isTrue();
    }

    static Stream<Arguments> replaced() {
        return Stream.of(
                argumentSet("NUL", "a\u0000b", "a\uFFFDb"),
                argumentSet("control characters", "\u0001\u0008\u000B\u000C\u000E\u001F", "\uFFFD".repeat(6)),
                argumentSet("lone high surrogate", "a\uD83Db", "a\uFFFDb"),
                argumentSet("lone low surrogate", "a\uDE00b", "a\uFFFDb"),
                argumentSet("swapped surrogates", "\uDE00\uD83D", "\uFFFD\uFFFD"),
                argumentSet("high surrogate at the end", "a\uD83D", "a\uFFFD"),
                argumentSet("high surrogate before a pair", "\uD83D\uD83D\uDE00", "\uFFFD\uD83D\uDE00"),
                argumentSet("noncharacters", "\uFFFE\uFFFF", "\uFFFD\uFFFD"));
    }

    @ParameterizedTest
    @MethodSource("replaced")
    void characterThatXmlForbids_isSentAsReplacement(String text, String expected) throws XmlRpcFailure {
        // When
        long id = client.create(MESSAGE, Map.of("channel_id", channel, "content", text));

        // Then
        assertThat(odoo.message(id).content()).isEqualTo(expected);
        assertThat(client.read(MESSAGE, id, "content")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("replaced")
    void nameOfAMember_isTreatedAsAnyText(String text, String expected) throws XmlRpcFailure {
        // When
        long id = client.create("seitech.chat.channel", visitorInfo(text));

        // Then
        assertThat(odoo.channel(id).visitorInfo()).isEqualTo(Map.of(expected, "x"));
    }

    private static Map<String, ?> visitorInfo(String key) {
        return Map.of("name", "Bob", "channel_type", "public_support", "visitor_info", Map.of(key, "x"));
    }

    @Test
    void carriageReturns_reachOdooAndComeBackAsLineFeeds() throws XmlRpcFailure {
        // When
        long id = client.create(MESSAGE, Map.of("channel_id", channel, "content", "a\r\nb\rc"));

        // Then
        assertThat(odoo.message(id).content()).isEqualTo("a\r\nb\rc");
        assertThat(client.read(MESSAGE, id, "content")).isEqualTo("a\nb\nc");
    }

    @Test
    void storedNoncharacter_doesNotMakeItsNeighboursUnreadable() throws XmlRpcFailure {
        // Given
        long poisoned = odoo.agentReplies(channel, "a\uFFFEb\uFFFF\u0001c");
        long other = odoo.agentReplies(channel, "fine");

        // When
        Object[] rows = (Object[]) client.execute(MESSAGE, "read", List.of(poisoned, other));

        // Then
        assertThat(((Map<?, ?>) rows[0]).get("content")).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(((Map<?, ?>) rows[1]).get("content")).isEqualTo("fine");
    }
}
