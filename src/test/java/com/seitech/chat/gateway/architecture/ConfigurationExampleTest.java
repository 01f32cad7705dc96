package com.seitech.chat.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every setting stands in {@code application.properties.example}, with its default and a comment above it. */
final class ConfigurationExampleTest {
    private static final Path EXAMPLE = Path.of("application.properties.example");
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

    @Test
    void example_namesEverySettingWithItsDefault() throws IOException {
        // Given
        List<String> lines = Files.readAllLines(EXAMPLE);
        // When
        Map<String, String> settings = settings();
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
        Map<String, String> settings = settings();
        // When
        List<String> ours = Files.readAllLines(EXAMPLE).stream()
                .filter(line -> line.matches("#gateway[a-z0-9.-]*=.*"))
                .map(line -> line.substring(1, line.indexOf('=')))
                .toList();
        // Then
        assertThat(settings.keySet()).containsAll(ours);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(LayoutTest.ROOT).stream()
                        .map(JavaClass::reflect)
                        .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                        .forEach(type ->
                                collect(type.getAnnotation(ConfigMapping.class).prefix(), type, settings));
        return settings;
    }

    private static void collect(String prefix, Class<?> mapping, Map<String, String> settings) {
        for (Method method : mapping.getDeclaredMethods()) {
            String key = prefix + "."
                    + CAPITAL.matcher(method.getName()).replaceAll("-$1").toLowerCase(Locale.ROOT);
            if (method.getReturnType().getName().startsWith(LayoutTest.ROOT)
                    && method.getReturnType().isInterface()) {
                collect(key, method.getReturnType(), settings);
            } else {
                WithDefault value = method.getAnnotation(WithDefault.class);
                settings.put(key, value == null ? "" : value.value());
            }
        }
    }
}
