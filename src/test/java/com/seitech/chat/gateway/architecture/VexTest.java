package com.seitech.chat.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What scanners are told of the vulnerabilities of Apache's XML-RPC holds for the version that is used, and is shown by tests. */
final class VexTest {
    private static final Path STATEMENT = Path.of("src", "main", "vex", "xmlrpc.cdx.json");

    private static List<JsonNode> vulnerabilities() throws IOException {
        return elements(new ObjectMapper().readTree(STATEMENT.toFile()), "vulnerabilities")
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode node, String name) {
        return node.path(name).valueStream();
    }

    @Test
    void statement_isAboutAllThree_inTheVersionThatIsUsed() throws IOException {
        // When
        List<JsonNode> vulnerabilities = vulnerabilities();
        // Then
        assertThat(vulnerabilities)
                .extracting(one -> one.path("id").asText())
                .containsExactly("CVE-2016-5002", "CVE-2016-5003", "CVE-2019-17570");
        assertThat(vulnerabilities)
                .flatExtracting(one -> elements(one, "affects").toList())
                .allSatisfy(affected -> {
                    String library = affected.path("ref").asText().replaceAll(".*/([a-z-]+)@([0-9.]+).*", "$1-$2.jar");
                    assertThat(System.getProperty("java.class.path")).contains(library);
                });
    }

    @Test
    void everyTestThatItNames_isThere() throws IOException {
        assertThat(vulnerabilities()).allSatisfy(one -> {
            List<String> tests = elements(one, "properties")
                    .map(property -> property.path("value").asText())
                    .toList();
            assertThat(tests).isNotEmpty().allSatisfy(VexTest::isATest);
        });
    }

    private static void isATest(String name) throws ClassNotFoundException {
        String[] parts = name.split("#", 2);
        assertThat(Class.forName(parts[0]).getDeclaredMethods()).anySatisfy(method -> {
            assertThat(method.getName()).isEqualTo(parts[1]);
            assertThat(method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                    .as(Arrays.toString(method.getAnnotations()))
                    .isTrue();
        });
    }
}
