package com.seitech.chat.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What browsers complain about on their consoles, and what their scripts throw. None of it may pass unnoticed. */
final class ConsoleErrors {
    /**
     * Debian's package of Odoo lacks a file, for which Odoo's page asks all the same. And where notifications are
     * allowed, Odoo's mail module wants push messages, which private windows, as the tests' are, do not have.
     */
    private static final Pattern NOISE =
            Pattern.compile("selfie_segmentation|does not support the Push API in incognito mode");

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final List<BrowserContext> watched = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private Pattern expected = NOTHING;

    void watch(String person, BrowserContext context) {
        watched.add(context);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                note(person + ": " + message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> note(person + ": " + error.error()));
    }

    private void note(String error) {
        if (!NOISE.matcher(error).find() && !expected.matcher(error).find()) {
            unexpected.add(error);
        }
    }

    /** Errors in which the pattern is found may happen while the action runs, and only then. */
    void expecting(Pattern pattern, Runnable action) {
        hearAll();
        expected = pattern;
        try {
            action.run();
            hearAll();
        } finally {
            expected = NOTHING;
        }
    }

    void assertNone() {
        hearAll();
        assertThat(unexpected).as("errors on the browsers' consoles").isEmpty();
    }

    /** Errors are told in passing, before a page's next answer: so each page is asked something. */
    private void hearAll() {
        watched.stream().flatMap(context -> context.pages().stream()).forEach(page -> page.evaluate("0"));
    }
}
