package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent who leaves the mouse alone. */
final class KeyboardIT {
    /** More than anybody would put up with on the way to the reply box. */
    private static final int MOST_PRESSES = 30;

    private static final int LOOK_MILLIS = 200;

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
        assertThat(thread.composer()).isVisible();
        press("Tab", agent.page(), thread.composer().and(agent.page().locator(":focus")));
        keyboard.type("It does");
        keyboard.press("Enter");
        thread.awaitConfirmed("It does");
        keyboard.press("Alt+B");
        // Then
        agent.awaitInbox();
        visitor.awaitMessage("It does");
    }

    /** The inbox opens with its search box in focus; the arrow leads from there into the list. */
    private static void findAndOpen(AgentDesk agent, VisitorPage visitor) {
        Keyboard keyboard = agent.page().keyboard();
        assertThat(agent.page().locator(".o_searchview_input")).isFocused();
        keyboard.type(visitor.name());
        keyboard.press("Enter");
        assertThat(agent.page().locator(".o_facet_value").getByText(visitor.name()))
                .isVisible();
        // The list of before has it, too, among others: keys that are pressed there are lost with it.
        assertThat(agent.entries()).hasCount(1);
        assertThat(agent.entry(visitor)).hasCount(1);
        press("ArrowDown", agent.page(), agent.entry(visitor).locator(":focus"));
        // News make the rows anew, and must not take the place in the list away.
        visitor.say("Hello?");
        assertThat(agent.entry(visitor)).containsText("Hello?");
        assertThat(agent.entry(visitor).locator(":focus")).hasCount(1);
        keyboard.press("Enter");
    }

    /** Presses a key until what is looked for is there, and looks each time before it presses again, as a person does. */
    private static void press(String key, Page page, Locator wanted) {
        for (int times = 0; times < MOST_PRESSES && !isThere(wanted); times++) {
            page.keyboard().press(key);
        }
        assertThat(wanted).hasCount(1);
    }

    private static boolean isThere(Locator wanted) {
        try {
            wanted.waitFor(new Locator.WaitForOptions().setTimeout(LOOK_MILLIS));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }
}
