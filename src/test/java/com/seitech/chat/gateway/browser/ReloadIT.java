package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is still there after a reload. */
final class ReloadIT {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void reload_ofBothPages_keepsAllInOrderAndOnce() {
        // Given
        VisitorPage visitor = STAGE.visitor("Rana");
        visitor.start();
        visitor.say("One");
        DeskThread thread = STAGE.agent().open(visitor);
        thread.say("Two");
        visitor.awaitMessage("Two");
        visitor.say("Three");
        assertThat(thread.message("Three")).isVisible();
        // When
        visitor.reload();
        thread.reload();
        // Then
        String[] before = {"One", "Two", "Three"};
        assertThat(visitor.texts()).hasText(before);
        assertThat(thread.texts()).hasText(before);
        // And both go on from there.
        thread.say("Four");
        visitor.awaitMessage("Four");
        visitor.say("Five");
        String[] all = {"One", "Two", "Three", "Four", "Five"};
        assertThat(visitor.texts()).hasText(all);
        assertThat(thread.texts()).hasText(all);
    }
}
