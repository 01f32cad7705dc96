package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is between the widget and the agent goes away, and comes back. */
final class WidgetOutageIT {
    /** What a browser says of a server that is away, or of the gateway that misses it. */
    private static final Pattern UNREACHABLE = Pattern.compile(
            "net::ERR_|status of 50[234]|WebSocket connection to .* failed|ConnectionLostError|Failed to fetch");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void restartOfOdoo_losesAndDoublesNothing() {
        // Given
        WidgetPage visitor = STAGE.widget("Wendy");
        visitor.start();
        visitor.say("Is there a discount?");
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        STAGE.errors().expecting(UNREACHABLE, () -> {
            STAGE.odoo().restart(() -> {
                thread.write("I am looking it up");
                visitor.write("Are you still there?");
                assertThat(visitor.message("Are you still there?")).isVisible();
            });
            thread.awaitConfirmed("I am looking it up");
            thread.awaitOnline();
            visitor.awaitMessage("I am looking it up");
        });
        visitor.say("I can wait");
        thread.say("Ten percent for students");
        // Then
        visitor.awaitMessage("Ten percent for students");
        assertThat(visitor.texts()).hasCount(5);
        assertThat(thread.texts()).hasCount(5);
        visitor.reload();
        assertThat(visitor.texts()).hasCount(5);
    }

    @Test
    void visitorWithoutNetwork_goesOnWriting() {
        // Given
        WidgetPage visitor = STAGE.widget("Wim");
        visitor.start();
        visitor.say("Before");
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        STAGE.errors().expecting(UNREACHABLE, () -> {
            visitor.offline(true);
            assertThat(visitor.banner()).isVisible();
            visitor.write("Meanwhile");
            visitor.write("And more");
            assertThat(visitor.texts()).hasCount(3);
            visitor.offline(false);
            assertThat(visitor.banner()).isHidden();
        });
        visitor.say("After");
        // Then
        String[] all = {"Before", "Meanwhile", "And more", "After"};
        assertThat(visitor.texts()).hasText(all);
        assertThat(thread.texts()).hasText(all);
    }
}
