package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes the pictures of the agents' pages, large and small. */
final class ScreenshotsIT {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    @ParameterizedTest
    @EnumSource
    void inbox(Screen screen) {
        // Given
        for (String name : List.of("Lina", "Marc", "نور")) {
            VisitorPage visitor = STAGE.visitor(name);
            visitor.start();
            visitor.say("Hello, I have a question 😀");
        }
        // When
        AgentDesk agent = STAGE.agent(screen);
        agent.awaitInbox();
        // Then
        take(agent.page(), "inbox", screen);
    }

    @Test
    void inboxOfCards() {
        // Given
        VisitorPage visitor = STAGE.visitor("Lina");
        visitor.start();
        visitor.say("Hello");
        AgentDesk agent = STAGE.agent();
        agent.awaitInbox();
        // When
        agent.showCards();
        // Then
        assertThat(agent.entry(visitor)).isVisible();
        take(agent.page(), "inbox-cards", Screen.DESK);
    }

    @ParameterizedTest
    @EnumSource
    void conversation(Screen screen) {
        // Given
        VisitorPage visitor = STAGE.visitor("Layla", screen);
        DeskThread thread = talkOfThreeDays(visitor, STAGE.agent(screen));
        // When
        thread.reload();
        // Then
        assertThat(thread.file("plan.txt")).isVisible();
        DeskThread.awaitLoaded(thread.picture());
        take(thread.page(), "conversation", screen);
        take(visitor.page(), "visitor", screen);
        assertThat(thread.message("Thank you")).isInViewport();
    }

    private static DeskThread talkOfThreeDays(VisitorPage visitor, AgentDesk agent) {
        visitor.start();
        visitor.say("Hello 😀 Is there still a place in the course for beginners?");
        visitor.say("أود التسجيل مع صديقتي، هل ما زال هناك مكان لشخصين؟");
        DeskThread thread = agent.open(visitor);
        thread.say("Welcome, Layla! There are two places left.");
        STAGE.odoo().backdate(thread.ids(), 1);
        visitor.say("That is us, then. What do I need?");
        thread.say("Your last certificate:\n- as a picture\n- or as a PDF");
        STAGE.odoo().backdate(thread.ids(), 1);
        visitor.attach(SampleFiles.picture("certificate.png"));
        thread.attach(SampleFiles.text("plan.txt", "the plan"));
        assertThat(visitor.fileLink("plan.txt")).isVisible();
        visitor.say("Thank you 🙏");
        assertThat(thread.message("Thank you")).isVisible();
        return thread;
    }

    private static void take(Page page, String name, Screen screen) {
        Screenshots.take(page, name + "-" + screen.width() + "x" + screen.height());
    }
}
