package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing takes from visitors what they write, nor the place where they are. */
final class WidgetWritingIT {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    private WidgetPage visitor;

    @BeforeEach
    void arrive() {
        visitor = STAGE.widget("Willa");
    }

    @Test
    void whatIsWrittenWhileTheChatBegins_isKept() {
        // Given
        List<Route> held = new ArrayList<>();
        visitor.page().route("**/api/chat/support", held::add);
        visitor.page()
                .evaluate("(name) => document.querySelector('seitech-chat').setVisitor({ name })", visitor.name());
        visitor.openChat();
        visitor.write("First");
        visitor.page().waitForCondition(() -> !held.isEmpty());
        // When
        visitor.draft().press("End");
        visitor.draft().pressSequentially(" Second");
        held.forEach(Route::resume);
        // Then
        visitor.awaitMessage("First");
        assertThat(visitor.draft()).hasValue("Second");
        visitor.draft().press("Enter");
        visitor.awaitMessage("Second");
        assertThat(visitor.texts()).hasText(new String[] {"First", "Second"});
    }

    @Test
    void shortcutsOfThePage_takeNoKeys() {
        // Given
        visitor.page().evaluate("""
                () => {
                    const taken = (event) => event.target.matches('input, textarea') || event.preventDefault();
                    for (const name of ['keydown', 'keypress']) document.addEventListener(name, taken);
                }""");
        visitor.start();
        // When
        visitor.draft().pressSequentially("a b/c");
        // Then
        assertThat(visitor.draft()).hasValue("a b/c");
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.panel()).isHidden();
    }

    @Test
    void keyThatChoosesACharacter_sendsNothing() {
        // Given
        visitor.start();
        visitor.draft().fill("にほ");
        // When Safari tells that a choice is made
        visitor.draft().evaluate("""
                (box) => box.dispatchEvent(
                    new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))""");
        // Then
        visitor.draft().press("End");
        visitor.draft().pressSequentially("ん");
        visitor.draft().press("Enter");
        visitor.awaitMessage("にほん");
        assertThat(visitor.texts()).hasCount(1);
    }

    @Test
    void whoeverReadsFurtherUp_isNotMoved() {
        // Given
        visitor.start();
        for (int i = 1; i <= 6; i++) {
            visitor.say("Question " + i + "\n\n\n\n\n?");
        }
        DeskThread thread = STAGE.agent().open(visitor);
        Locator read = visitor.message("Question 3");
        visitor.page().locator("seitech-chat .scroller").evaluate("(box) => (box.scrollTop = 250)");
        assertThat(visitor.page().locator("seitech-chat .jump")).isVisible();
        double before = read.boundingBox().y;
        // When
        thread.say("One answer\n\nto all of it");
        // Then
        assertThat(visitor.page().locator("seitech-chat .jump")).hasText("1 new message");
        assertThat(visitor.typing()).isHidden();
        assertThat(read.boundingBox().y).isEqualTo(before);
    }

    @Test
    void tryingAgain_keepsTheFocus_andOnlyWhatIsNewIsReadOut() {
        // Given
        visitor.start();
        Locator scroller = visitor.page().locator("seitech-chat .scroller");
        STAGE.errors().expecting(Pattern.compile("status of 429"), () -> {
            visitor.page().route("**/send", WidgetWritingIT::refuse);
            visitor.write("Once more");
            assertThat(visitor.message("Once more").and(visitor.page().locator(".failed")))
                    .isVisible();
        });
        visitor.page().unroute("**/send");
        // When
        visitor.message("Once more").locator(".failure button").first().press("Enter");
        // Then
        assertThat(visitor.message("Once more").and(visitor.page().locator(".sent, .read")))
                .hasAttribute("aria-live", "off");
        assertThat(scroller).isFocused();
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.panel()).isHidden();
    }

    /** For longer than anybody waits at a page. */
    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(429)
                .setHeaders(Map.of(
                        "Access-Control-Allow-Origin", "*",
                        "Access-Control-Expose-Headers", "Retry-After",
                        "Retry-After", "3600"))
                .setContentType("application/json")
                .setBody("{\"success\":false,\"error\":\"Too many.\",\"code\":\"rate_limited\"}"));
    }
}
