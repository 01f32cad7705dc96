package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent who leaves the mouse alone. */
final class KeyboardIT {
    /** More than anybody would put up with on the way to the reply box. */
    private static final int MOST_TABS = 30;

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void agent_opensRepliesAndGoesBack() {
        // Given
        VisitorPage visitor = STAGE.visitor("Kim");
        visitor.start();
        visitor.say("Does it work without a mouse?");
        AgentDesk agent = STAGE.agent();
        agent.awaitInbox();
        Keyboard keyboard = agent.page().keyboard();
        // When
        findAndOpen(agent, visitor);
        DeskThread thread = agent.thread(visitor);
        tabTo(agent.page(), thread.composer());
        keyboard.type("It does");
        keyboard.press("Enter");
        thread.awaitConfirmed("It does");
        keyboard.press("Alt+B");
        // Then
        agent.awaitInbox();
        assertThat(visitor.message("It does")).hasCount(1);
    }

    /** The inbox opens with its search box in focus; the arrow leads from there into the list. */
    private static void findAndOpen(AgentDesk agent, VisitorPage visitor) {
        Keyboard keyboard = agent.page().keyboard();
        assertThat(agent.page().locator(".o_searchview_input")).isFocused();
        keyboard.type(visitor.name());
        keyboard.press("Enter");
        assertThat(agent.page().locator(".o_facet_value").getByText(visitor.name()))
                .isVisible();
        assertThat(agent.entry(visitor)).hasCount(1);
        keyboard.press("ArrowDown");
        keyboard.press("Enter");
    }

    private static void tabTo(Page page, Locator target) {
        target.waitFor();
        for (int tabs = 0; tabs < MOST_TABS && !isFocused(target); tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat(target).isFocused();
    }

    private static boolean isFocused(Locator target) {
        return (Boolean) target.evaluate("element => element === document.activeElement");
    }
}
