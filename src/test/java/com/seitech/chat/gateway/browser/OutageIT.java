package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Odoo goes away and comes back while people talk. */
final class OutageIT {
    /** What a browser says of a server that is away, or of the gateway that misses it. */
    private static final Pattern UNREACHABLE = Pattern.compile(
            "net::ERR_|status of 50[234]|WebSocket connection to .* failed|ConnectionLostError|Failed to fetch");

    private static final String REPLY = "I am looking it up";
    private static final String QUESTION = "Are you still there?";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void restartOfOdoo_losesAndDoublesNothing() {
        // Given
        VisitorPage visitor = STAGE.visitor("Omar");
        visitor.start();
        visitor.say("Is there a discount?");
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        STAGE.errors().expecting(UNREACHABLE, () -> {
            STAGE.odoo().restart(() -> {
                thread.write(REPLY);
                visitor.write(QUESTION);
            });
            visitor.awaitOnline();
            visitor.awaitAnswers();
            thread.awaitConfirmed(REPLY);
            thread.awaitOnline();
        });
        visitor.say("I can wait");
        assertThat(thread.message("I can wait")).isVisible();
        thread.say("Ten percent for students");
        // Then
        visitor.awaitMessage("Ten percent for students");
        assertThat(thread.message(QUESTION)).hasCount(1);
        assertThat(thread.message(REPLY)).hasCount(1);
        assertThat(thread.texts()).hasCount(5);
        // And what the pages show is what is there.
        visitor.reload();
        thread.reload();
        assertThat(visitor.texts()).hasCount(5);
        assertThat(thread.texts()).hasCount(5);
    }

    @Test
    void visitor_whileOdooIsAway_goesOnWriting() {
        // Given
        VisitorPage visitor = STAGE.visitor("Oya");
        visitor.start();
        visitor.say("Before");
        // When
        STAGE.errors().expecting(UNREACHABLE, () -> {
            STAGE.odoo().restart(() -> {
                visitor.say("Meanwhile");
                visitor.page().reload();
                visitor.awaitMessage("Meanwhile");
                visitor.say("And more");
            });
            visitor.awaitOnline();
            visitor.awaitAnswers();
        });
        visitor.say("After");
        // Then
        visitor.reload();
        assertThat(visitor.texts()).hasText(new String[] {"Before", "Meanwhile", "And more", "After"});
    }
}
