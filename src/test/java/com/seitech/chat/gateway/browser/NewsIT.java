package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How an agent learns of a message when he looks elsewhere, and when nothing can reach him. */
final class NewsIT {
    /** In place of the browser's own notifications, which nobody sees here; the page believes that it is hidden. */
    private static final String OUT_OF_SIGHT = """
            globalThis.shown = [];
            globalThis.Notification = class {
                static permission = 'granted';
                constructor(title, options) { globalThis.shown.push(title + ': ' + options.body); }
            };
            Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
            """;

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static VisitorPage visitorWhoSaid(String text) {
        VisitorPage visitor = STAGE.visitor("Nadia");
        visitor.start();
        visitor.say(text);
        return visitor;
    }

    @Test
    void messageInAnotherChat_isAnnounced_andOpensFromThere() {
        // Given
        VisitorPage one = visitorWhoSaid("I come first");
        AgentDesk agent = STAGE.agent();
        DeskThread first = agent.open(one);
        first.say("Welcome");
        agent.awaitLive();
        // When
        VisitorPage other = visitorWhoSaid("I come second");
        // Then
        Locator announcement =
                agent.page().locator(".o_notification").filter(new FilterOptions().setHasText(other.name()));
        assertThat(announcement).containsText("I come second");
        announcement
                .locator("button", new Locator.LocatorOptions().setHasText("Open"))
                .click();
        assertThat(agent.thread(other).message("I come second")).isVisible();
    }

    @Test
    void messageInTheChatThatIsLookedAt_isNotAnnounced() {
        // Given
        VisitorPage visitor = visitorWhoSaid("Look here");
        AgentDesk agent = STAGE.agent();
        DeskThread thread = agent.open(visitor);
        thread.say("I do");
        // When
        visitor.awaitMessage("I do");
        visitor.say("Thank you");
        // Then
        assertThat(thread.message("Thank you")).isVisible();
        assertThat(agent.page().locator(".o_notification").filter(new FilterOptions().setHasText(visitor.name())))
                .hasCount(0);
    }

    @Test
    void messageWhileThePageIsOutOfSight_isAnnouncedByTheBrowser() {
        // Given
        AgentDesk agent = STAGE.agent();
        Page page = agent.page();
        page.addInitScript(OUT_OF_SIGHT);
        page.reload();
        agent.awaitInbox();
        agent.awaitLive();
        // When
        VisitorPage visitor = visitorWhoSaid("Is anybody there?");
        // Then
        page.waitForFunction("text => globalThis.shown.includes(text)", visitor.name() + ": Is anybody there?");
    }

    @Test
    void messages_arriveWithoutTheLiveConnectionToo() {
        // Given
        VisitorPage visitor = visitorWhoSaid("Before");
        AgentDesk agent = STAGE.agent();
        DeskThread thread = agent.open(visitor);
        agent.page().evaluate("window.dispatchEvent(new Event('offline'))");
        assertThat(thread.offlineBanner()).isVisible();
        // When
        visitor.say("Meanwhile");
        // Then
        assertThat(thread.message("Meanwhile")).isVisible();
        thread.say("I see you");
        visitor.awaitMessage("I see you");
        agent.page().evaluate("window.dispatchEvent(new Event('online'))");
        thread.awaitOnline();
        visitor.say("After");
        assertThat(thread.message("After")).isVisible();
    }
}
