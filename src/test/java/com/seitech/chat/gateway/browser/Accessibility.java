package com.seitech.chat.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe, a checker of accessibility, finds wrong with a part of a page. */
final class Accessibility {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    static void assertFine(Page page, String part) {
        // What fades in has its colours only then.
        page.waitForFunction("() => document.getAnimations().every((one) => one.playState !== 'running')");
        List<String> violations = new AxeBuilder(page)
                .include(part).withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
        assertThat(violations).isEmpty();
    }
}
