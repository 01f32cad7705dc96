package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a chat by the widget ends. */
final class WidgetEndIT {
    /** What he types may be told to a chat that is closed already, on its way out. */
    private static final Pattern NOT_HIS_ANY_MORE = Pattern.compile("status of 40[39]");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void visitorWhoEndsHisChat_ratesIt_takesItAlong_andBeginsAnother() {
        // Given
        WidgetPage visitor = STAGE.widget("Wilma");
        visitor.start();
        visitor.say("When do you open?");
        DeskThread thread = STAGE.agent().open(visitor);
        thread.say("At nine");
        visitor.awaitMessage("At nine");
        // When
        visitor.endChat();
        visitor.rate(4, "Quick, thank you");
        String transcript = visitor.transcript();
        Screenshots.take(visitor.page(), "widget-end");
        // Then
        Accessibility.assertFine(visitor.page(), "seitech-chat");
        Assertions.assertThat(transcript)
                .containsSubsequence(visitor.name(), "When do you open?", "Amina Agent", "At nine");
        thread.reload();
        assertThat(thread.stars()).hasCount(4);
        assertThat(thread.ratingComment()).hasText("Quick, thank you");
        Screenshots.take(thread.page(), "conversation-rated");
        visitor.newChat();
        visitor.say("And on Sundays?");
        assertThat(visitor.texts()).hasText(new String[] {"And on Sundays?"});
    }

    @Test
    void sessionThatIsOver_isSaid_andWhatWasBeingWrittenIsKept() {
        // Given
        WidgetPage visitor = STAGE.widget("Werner");
        visitor.start();
        visitor.say("One");
        visitor.draft().fill("What about");
        // When
        STAGE.errors().expecting(NOT_HIS_ANY_MORE, () -> {
            visitor.isErased();
            assertThat(visitor.ending()).isVisible();
        });
        visitor.newChat();
        // Then
        assertThat(visitor.draft()).hasValue("What about");
        visitor.say("What about Sundays?");
        assertThat(visitor.texts()).hasText(new String[] {"What about Sundays?"});
    }
}
