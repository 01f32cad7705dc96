package com.seitech.chat.gateway.ops.diagnose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiagnoseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "help",
                "diagnose --verbose",
                "diagnose --origin",
                "diagnose --channel x",
                "diagnose --url chat.example.com"
            })
    void misuse_printsTheUsage_andExitsWith2(String commandLine) {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        // When
        int exitCode = Diagnose.run(
                List.of(commandLine.split(" ", -1)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains("Usage: java -jar quarkus-run.jar");
    }

    /** A group that is forgotten would be wrong without a word. */
    @Test
    void settings_areThoseOfAllGroups() {
        // Given
        Set<Class<?>> all = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("com.seitech.chat.gateway")
                        .stream()
                        .map(JavaClass::reflect)
                        .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                        .collect(Collectors.toSet());
        // Then
        assertThat(Settings.GROUPS).containsExactlyInAnyOrderElementsOf(all);
    }
}
