package com.seitech.chat.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every setting stands in {@code application.properties.example}, with its default and a comment above it. */
final class ConfigurationExampleTest {
    private static final Path EXAMPLE = Path.of("application.properties.example");

    @Test
    void example_namesEverySettingWithItsDefault() throws IOException {
        // Given
        List<String> lines = Files.readAllLines(EXAMPLE);
        // When
        Map<String, String> settings = Settings.all();
        // Then
        assertThat(settings).hasSizeGreaterThan(30);
        settings.forEach((key, value) -> assertThat(lines).contains("#" + key + "=" + value));
    }

    @Test
    void example_explainsEverySetting() throws IOException {
        // Given
        List<String> lines = Files.readAllLines(EXAMPLE);
        // When
        List<Integer> keys = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).matches("#[a-z][a-z0-9.\"-]*=.*"))
                .boxed()
                .toList();
        // Then
        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(i -> assertThat(lines.get(i - 1)).startsWith("# "));
    }

    @Test
    void example_namesNoSettingThatDoesNotExist() throws IOException {
        // Given
        Map<String, String> settings = Settings.all();
        // When
        List<String> ours = Files.readAllLines(EXAMPLE).stream()
                .filter(line -> line.matches("#gateway[a-z0-9.-]*=.*"))
                .map(line -> line.substring(1, line.indexOf('=')))
                .toList();
        // Then
        assertThat(settings.keySet()).containsAll(ours);
    }
}
