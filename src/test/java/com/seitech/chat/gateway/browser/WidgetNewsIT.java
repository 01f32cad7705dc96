package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a visitor whose chat is closed gets to know of an answer. */
final class WidgetNewsIT {
    /** Counts the sounds of a page: each has two notes. */
    private static final String LISTEN = """
            () => {
                const { start } = OscillatorNode.prototype;
                globalThis.notes = 0;
                OscillatorNode.prototype.start = function (...args) {
                    globalThis.notes++;
                    return start.apply(this, args);
                };
            }""";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private WidgetPage visitor;
    private DeskThread thread;

    @BeforeEach
    void talk() {
        visitor = STAGE.widget("Nora");
        visitor.page().evaluate(LISTEN);
        visitor.start();
        visitor.say("I wait");
        thread = STAGE.agent().open(visitor);
    }

    private static int notes(WidgetPage page) {
        return (int) page.page().evaluate("notes");
    }

    private static void awaitNotes(WidgetPage page, int count) {
        page.page().waitForFunction("(count) => notes === count", count);
    }

    @Test
    void answer_isShownBesideTheButton() {
        // Given
        visitor.closeChat();
        assertThat(visitor.launcher()).isFocused();
        // When
        thread.say("Here I am");
        // Then
        assertThat(visitor.preview()).hasText("Amina AgentHere I am");
        assertThat(visitor.badge()).hasText("1");
        Accessibility.assertFine(visitor.page(), "seitech-chat");
        Screenshots.take(visitor.page(), "widget-answer");
        visitor.preview().locator(".news").click();
        assertThat(visitor.message("Here I am")).isVisible();
        assertThat(visitor.draft()).isFocused();
        assertThat(visitor.preview()).isHidden();
        assertThat(visitor.badge()).isHidden();
    }

    @Test
    void answerThatIsSentAway_staysAway_untilThereIsAnother() {
        // Given
        visitor.closeChat();
        thread.say("Here I am");
        // When
        visitor.preview().locator(".small").click();
        // Then
        assertThat(visitor.preview()).isHidden();
        visitor.page().reload();
        assertThat(visitor.badge()).hasText("1");
        assertThat(visitor.preview()).isHidden();
        thread.say("Are you still there?");
        assertThat(visitor.preview()).containsText("still there");
        assertThat(visitor.badge()).hasText("2");
    }

    @Test
    void answer_isHeardOnce_andNotWhereItIsRead() {
        // Given
        WidgetPage tab = visitor.newTab();
        tab.page().evaluate(LISTEN);
        visitor.closeChat();
        // When it is read in the other tab
        thread.say("One");
        tab.awaitMessage("One");
        // Then
        await().pollInSameThread().during(ofSeconds(2)).until(() -> notes(visitor) + notes(tab) == 0);
        tab.closeChat();
        thread.say("Two");
        await().pollInSameThread().during(ofSeconds(2)).until(() -> notes(visitor) + notes(tab) == 2);
        assertThat(visitor.preview()).containsText("Two");
        assertThat(tab.preview()).containsText("Two");
    }

    @Test
    void sound_canBeTurnedOff_andOn() {
        // Given
        visitor.closeChat();
        thread.say("One");
        awaitNotes(visitor, 2);
        // When
        visitor.openChat();
        visitor.menu("Turn sound off");
        visitor.closeChat();
        thread.say("Two");
        assertThat(visitor.preview()).containsText("Two");
        await().pollInSameThread().during(ofSeconds(2)).until(() -> notes(visitor) == 2);
        visitor.openChat();
        visitor.menu("Turn sound on");
        visitor.closeChat();
        thread.say("Three");
        // Then
        awaitNotes(visitor, 4);
    }
}
