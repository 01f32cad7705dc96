package com.seitech.chat.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README.md says of security names the tests that show it. */
final class ThreatTableTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*(?:Test|IT|Contract))`");

    @Test
    void everyTestThatTheTableNames_exists() throws IOException {
        // Given
        Set<String> there = testClasses();
        // When
        List<String> named =
                TEST.matcher(security()).results().map(one -> one.group(1)).toList();
        // Then
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(there).containsAll(named);
    }

    @Test
    void everyThreat_hasATest() throws IOException {
        // When
        List<String> threats = security()
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| who | wants"))
                .toList();
        // Then
        assertThat(threats)
                .hasSizeGreaterThan(10)
                .allSatisfy(threat -> assertThat(TEST.matcher(threat).results().map(MatchResult::group))
                        .isNotEmpty());
    }

    /** Up to the next heading, of whatever rank. */
    private static String security() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("\n## Security\n") + 1;
        return readme.substring(start, readme.indexOf("\n#", start));
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
