package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The widget on a site with a strict Content-Security-Policy: what it breaks is an error on the console. */
final class WidgetIT {
    private static final String WIDGET = "seitech-chat";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    /** How it is looked at. */
    enum Look {
        DESK,
        PHONE,
        DARK,
        ARABIC;

        Screen screen() {
            return this == PHONE ? Screen.PHONE : Screen.DESK;
        }

        void apply(WidgetPage visitor) {
            if (this == DARK) {
                visitor.inTheDark();
            } else if (this == ARABIC) {
                visitor.inArabic();
            }
        }
    }

    private static WidgetPage visitorWhoSaid(String text) {
        WidgetPage visitor = STAGE.widget("Wanda");
        visitor.start();
        visitor.say(text);
        return visitor;
    }

    @Test
    void visitorAndAgent_talkToEachOther() {
        // Given
        WidgetPage visitor = visitorWhoSaid("Hello 😀");
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        thread.say("Welcome! See https://example.com/courses");
        visitor.awaitMessage("Welcome!");
        visitor.say("مرحبا، شكرا");
        // Then
        String[] everything = {"Hello 😀", "Welcome! See https://example.com/courses", "مرحبا، شكرا"};
        assertThat(thread.texts()).hasText(everything);
        assertThat(visitor.texts()).hasText(everything);
        assertThat(visitor.authors()).hasText("Amina Agent");
        assertThat(visitor.status()).hasText("We are online");
        assertThat(visitor.message("Welcome!").locator("a")).hasAttribute("href", "https://example.com/courses");
        // And the agent knows what has been read.
        assertThat(thread.seenMark("Welcome!")).isVisible();
    }

    @Test
    void files_goBothWays() {
        // Given
        WidgetPage visitor = visitorWhoSaid("I send you my certificate.");
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        visitor.attach(SampleFiles.picture("certificate.png"));
        visitor.attach(SampleFiles.text("question.txt", "Is that enough?"));
        thread.attach(SampleFiles.text("answer.txt", "It is."));
        // Then
        DeskThread.awaitLoaded(thread.picture());
        assertThat(thread.file("question.txt")).isVisible();
        DeskThread.awaitLoaded(visitor.picture());
        assertThat(visitor.fileLink("question.txt")).isVisible();
        assertThat(visitor.fileLink("answer.txt")).isVisible();
    }

    @Test
    void reload_keepsTheChat_andWhatWasBeingWritten() {
        // Given
        WidgetPage visitor = visitorWhoSaid("One");
        DeskThread thread = STAGE.agent().open(visitor);
        thread.say("Two");
        visitor.awaitMessage("Two");
        visitor.draft().fill("Thr");
        visitor.page().waitForFunction("() => Object.values({ ...localStorage }).includes('\"Thr\"')");
        // When
        visitor.reload();
        // Then
        assertThat(visitor.draft()).hasValue("Thr");
        visitor.say("Three");
        thread.say("Four");
        visitor.awaitMessage("Four");
        String[] all = {"One", "Two", "Three", "Four"};
        assertThat(visitor.texts()).hasText(all);
        assertThat(thread.texts()).hasText(all);
    }

    @Test
    void twoTabs_showTheSame() {
        // Given
        WidgetPage visitor = visitorWhoSaid("One");
        WidgetPage tab = visitor.newTab();
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        tab.say("Two");
        visitor.awaitMessage("Two");
        thread.say("Three");
        visitor.awaitMessage("Three");
        visitor.say("Four");
        // Then
        String[] all = {"One", "Two", "Three", "Four"};
        assertThat(visitor.texts()).hasText(all);
        assertThat(tab.texts()).hasText(all);
        assertThat(thread.texts()).hasText(all);
    }

    @Test
    void markup_isText_andOnlyAddressesOfPagesAreLinks() {
        // Given
        String hostile = "<img src=x onerror=alert(1)> javascript:alert(2) <b>bold</b>";
        WidgetPage visitor = visitorWhoSaid("What does it look like?");
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        thread.say(hostile);
        // Then
        visitor.awaitMessage("bold");
        assertThat(visitor.texts().last()).hasText(hostile);
        assertThat(visitor.texts().last().locator("*")).hasCount(0);
    }

    @Test
    void emoji_goesWhereTheCursorIs() {
        // Given
        WidgetPage visitor = visitorWhoSaid("Hello");
        visitor.draft().fill("See you");
        visitor.draft().press("Home");
        // When
        visitor.choose("👍");
        // Then
        assertThat(visitor.draft()).hasValue("👍See you");
        assertThat(visitor.draft()).isFocused();
        visitor.draft().press("Enter");
        visitor.awaitMessage("👍See you");
    }

    @Test
    void escape_closesOneThingAfterTheOther() {
        // Given
        WidgetPage visitor = visitorWhoSaid("Hello");
        visitor.page().locator("seitech-chat .composer .popover > .tool").click();
        assertThat(visitor.page().locator("seitech-chat .emojis")).isVisible();
        Accessibility.assertFine(visitor.page(), WIDGET);
        Screenshots.take(visitor.page(), "widget-emoji");
        // When
        visitor.page().keyboard().press("Escape");
        // Then
        assertThat(visitor.page().locator("seitech-chat .emojis")).isHidden();
        assertThat(visitor.panel()).isVisible();
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.panel()).isHidden();
        assertThat(visitor.launcher()).isFocused();
    }

    @Test
    void chatThatTheAgentCloses_saysSo_andAnotherBegins() {
        // Given
        WidgetPage visitor = visitorWhoSaid("That was all");
        DeskThread thread = STAGE.agent().open(visitor);
        visitor.page()
                .evaluate("addEventListener('seitech-chat-ended', ({ detail }) => (window.told = detail.reason))");
        // When
        thread.close();
        // Then
        assertThat(visitor.ending()).isVisible();
        visitor.page().waitForFunction("window.told === 'closed'");
        visitor.newChat();
        visitor.say("One more thing");
        assertThat(visitor.texts()).hasText(new String[] {"One more thing"});
    }

    @ParameterizedTest
    @EnumSource
    void look(Look look) {
        // Given
        WidgetPage visitor = STAGE.widget("Layla", look.screen());
        look.apply(visitor);
        String name = "widget-" + look.name().toLowerCase(Locale.ROOT);
        visitor.openChat();
        Accessibility.assertFine(visitor.page(), WIDGET);
        Screenshots.take(visitor.page(), name + "-form");
        visitor.page().keyboard().press("Escape");
        // When
        visitor.start();
        visitor.say("Hello 😀 Is there still a place in the course for beginners?");
        visitor.say("أود التسجيل مع صديقتي، هل ما زال هناك مكان لشخصين؟");
        AgentDesk agent = STAGE.agent();
        DeskThread thread = agent.open(visitor);
        thread.say("Welcome, Layla! There are two places left: https://example.com/courses/data");
        thread.attach(SampleFiles.text("plan.txt", "the plan"));
        assertThat(visitor.fileLink("plan.txt")).isVisible();
        visitor.attach(SampleFiles.picture("certificate.png"));
        DeskThread.awaitLoaded(visitor.picture());
        visitor.say("Thank you 🙏");
        // Then
        Accessibility.assertFine(visitor.page(), WIDGET);
        Screenshots.take(visitor.page(), name);
        assertThat(thread.texts().last()).containsText("Thank you");
        DeskThread.awaitLoaded(thread.picture());
        Screenshots.take(agent.page(), name + "-agent");
    }
}
