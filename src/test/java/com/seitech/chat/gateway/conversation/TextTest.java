package com.seitech.chat.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TextTest {
    @ParameterizedTest
    @MethodSource("multiLines")
    void multiLine_becomesWhatEveryPartCanCarry(@Nullable String raw, String expected) {
        assertThat(Text.multiLine(raw)).isEqualTo(expected);
    }

    static Stream<Arguments> multiLines() {
        return Stream.of(
                arguments(null, ""),
                arguments("", ""),
                arguments(" \t\r\n\u2003 ", ""),
                arguments("  Hello  ", "Hello"),
                arguments("a\r\nb\rc\nd", "a\nb\nc\nd"),
                arguments("a\r\r\nb", "a\n\nb"),
                arguments("a\tb", "a\tb"),
                arguments("Grüße, 你好, 👩‍👩‍👧 🦊", "Grüße, 你好, 👩‍👩‍👧 🦊"),
                arguments("a\u0000b", "a\uFFFDb"),
                arguments("a\u000Bb\fc\u001Bd", "a\uFFFDb\uFFFDc\uFFFDd"),
                arguments("a\uFFFEb\uFFFFc", "a\uFFFDb\uFFFDc"),
                arguments("a\uD83Eb", "a\uFFFDb"),
                arguments("a\uDD8Ab", "a\uFFFDb"),
                arguments("\uDD8A\uD83E", "\uFFFD\uFFFD"),
                arguments("\uD83E\uDD8A", "🦊"),
                arguments("a\u007F\u0085b", "a\u007F\u0085b"),
                // Not blank to Java, so it stays: a message of it alone is taken.
                arguments("\u00A0a\u00A0", "\u00A0a\u00A0"),
                arguments("\u200B\uFEFF", ""),
                arguments("\u00A0", ""),
                arguments("<b>&amp;</b>", "<b>&amp;</b>"));
    }

    @ParameterizedTest
    @MethodSource("singleLines")
    void singleLine_isOneLine(@Nullable String raw, String expected) {
        assertThat(Text.singleLine(raw)).isEqualTo(expected);
    }

    static Stream<Arguments> singleLines() {
        return Stream.of(
                arguments(null, ""),
                arguments("  Vera  ", "Vera"),
                arguments("Vera\r\nB.\tC.", "Vera B. C."),
                arguments("Vera\u0085B.", "Vera B."),
                arguments("Vera\u2028B.\u2029C.", "Vera B. C."),
                arguments("\u0085", ""),
                arguments("Ve\u0000ra", "Ve\uFFFDra"),
                arguments("🦊\uD83E", "🦊\uFFFD"));
    }
}
