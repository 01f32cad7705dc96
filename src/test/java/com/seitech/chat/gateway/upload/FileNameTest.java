package com.seitech.chat.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FileNameTest {
    private static final int MAX = 200;

    @ParameterizedTest
    @MethodSource("names")
    void safe_isWhatAPersonMaySee(String raw, String expected) {
        assertThat(FileName.safe(raw)).isEqualTo(expected);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("cat.png", "cat.png"),
                arguments(" my cat.png ", "my cat.png"),
                arguments("Grüße 你好 🦊.pdf", "Grüße 你好 🦊.pdf"),
                arguments("../../etc/passwd", "passwd"),
                arguments("/etc/passwd", "passwd"),
                arguments("C:\\Users\\vera\\cat.png", "cat.png"),
                arguments("a/b\\c.txt", "c.txt"),
                arguments("a\\b/c.txt", "c.txt"),
                arguments("folder/", "file"),
                arguments("", "file"),
                arguments("   ", "file"),
                arguments(".", "file"),
                arguments("..", "file"),
                arguments(".....", "file"),
                arguments(".\u200B.", "file"),
                arguments("../..", "file"),
                arguments(".gitignore", ".gitignore"),
                arguments("a\u0000b.png", "ab.png"),
                arguments("a\r\nSet-Cookie: b.png", "aSet-Cookie: b.png"),
                arguments("\u202Egnp.exe", "gnp.exe"),
                arguments("a\u2066b\u2069.png", "ab.png"),
                arguments("a\u200Bb\uFEFF.png", "ab.png"),
                arguments("a\u2028b\u2029.png", "ab.png"),
                arguments("a\uD83E.png", "a.png"),
                arguments("a\uE000\uFFFE.png", "a.png"),
                arguments("\u200B\u202E", "file"));
    }

    @Test
    void safe_longestName_stays() {
        // Given
        String name = "n".repeat(MAX - 4) + ".png";
        // When
        String safe = FileName.safe(name);
        // Then
        assertThat(safe).isEqualTo(name);
    }

    @Test
    void safe_longerName_keepsItsExtension() {
        // Given
        String name = "n".repeat(5_000) + ".png";
        // When
        String safe = FileName.safe(name);
        // Then
        assertThat(safe).isEqualTo("n".repeat(MAX - 4) + ".png");
    }

    @Test
    void safe_longNameOfEmoji_isCutBetweenCharacters() {
        // Given
        String name = "🦊".repeat(MAX + 1) + ".jpeg";
        // When
        String safe = FileName.safe(name);
        // Then
        assertThat(safe).isEqualTo("🦊".repeat(MAX - 5) + ".jpeg");
    }

    @Test
    void safe_longExtension_isCutToo() {
        // Given
        String name = "cat." + "x".repeat(5_000);
        // When
        String safe = FileName.safe(name);
        // Then
        assertThat(safe).isEqualTo("cat." + "x".repeat(MAX - 4));
    }

    @Test
    void safe_longExtensionOfEmoji_isCutBetweenCharacters() {
        // Given
        String name = "n".repeat(MAX) + ".🦊🦊🦊🦊🦊🦊";
        // When
        String safe = FileName.safe(name);
        // Then
        assertThat(safe).isEqualTo("n".repeat(MAX));
    }
}
