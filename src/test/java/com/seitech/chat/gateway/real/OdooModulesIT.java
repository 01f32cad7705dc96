package com.seitech.chat.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Odoo modules' own tests, run by Odoo. */
final class OdooModulesIT {
    private static final Path STARRED_ONLY = Path.of("src", "test", "odoo", "starred-only");
    private static final Pattern SUMMARY = Pattern.compile("(\\d+) failed, (\\d+) error\\(s\\) of (\\d+) tests");

    @Test
    void modulesOwnTests_pass() {
        // When
        LocalScript.Result result = LocalScript.run("test");

        // Then
        assertPassed(result);
    }

    /** A customer's module may have no more than the fields that the gateway relies on. */
    @Test
    void deskTests_passOnTheLeastThatACustomersModuleHas() {
        // When
        LocalScript.Result result = LocalScript.runWith(STARRED_ONLY, "test", "seitech_chat_desk");

        // Then
        assertPassed(result);
    }

    private static void assertPassed(LocalScript.Result result) {
        String output = String.join("\n", result.output());
        System.out.println("Odoo modules: " + output);
        assertThat(result.exitCode()).as(result.problems()).isZero();
        Matcher summary = SUMMARY.matcher(output);
        assertThat(summary.find()).as(output).isTrue();
        assertThat(Integer.parseInt(summary.group(3))).as("tests that ran").isPositive();
        assertThat(summary.group(1) + summary.group(2)).isEqualTo("00");
    }
}
