package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor and an agent talk, each at his page, and neither ever reloads it. */
final class ConversationIT {
    private static final String GREETING = "Hello 😀";
    private static final String ARABIC = "مرحبا، كيف يمكنني التسجيل في الدورة؟";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static VisitorPage visitorWhoSaid(String text) {
        VisitorPage visitor = STAGE.visitor("Jane");
        visitor.start();
        visitor.say(text);
        return visitor;
    }

    @Test
    void visitorAndAgent_talkToEachOther() {
        // Given
        AgentDesk agent = STAGE.agent();
        agent.awaitInbox();
        VisitorPage visitor = visitorWhoSaid(GREETING);
        visitor.say(ARABIC);
        assertThat(agent.entry(visitor)).isVisible();
        DeskThread thread = agent.open(visitor);
        // When
        thread.say("Welcome! Which course?");
        visitor.awaitMessage("Welcome! Which course?");
        visitor.say("The one for beginners");
        // Then
        String[] everything = {GREETING, ARABIC, "Welcome! Which course?", "The one for beginners"};
        assertThat(thread.texts()).hasText(everything);
        assertThat(visitor.texts()).hasText(everything);
        assertThat(visitor.authorOf("Welcome!")).hasText("Amina Agent");
    }

    @Test
    void enter_sends_shiftEnterBreaksTheLine() {
        // Given
        VisitorPage visitor = visitorWhoSaid("What do I need?");
        AgentDesk agent = STAGE.agent();
        DeskThread thread = agent.open(visitor);
        // When
        thread.composer().pressSequentially("A pen");
        thread.composer().press("Shift+Enter");
        thread.composer().pressSequentially("and paper");
        thread.composer().press("Enter");
        // Then
        assertThat(thread.composer()).hasValue("");
        thread.awaitConfirmed("A pen\nand paper");
        visitor.awaitMessage("A pen\nand paper");
    }

    @Test
    void editAndDelete_appearInAnotherWindow() {
        // Given
        VisitorPage visitor = visitorWhoSaid("When does it begin?");
        DeskThread thread = STAGE.agent().open(visitor);
        DeskThread window = STAGE.agent().open(visitor);
        thread.say("On Munday");
        thread.say("Or was it Friday?");
        assertThat(window.message("Or was it Friday?")).isVisible();
        // When
        thread.edit("On Munday", "On Monday");
        thread.delete("Or was it Friday?");
        // Then
        assertThat(window.message("On Monday")).isVisible();
        assertThat(window.message("On Munday")).hasCount(0);
        assertThat(window.message("Or was it Friday?")).hasCount(0);
    }

    @Test
    void answer_thatTheVisitorHasRead_saysSo() {
        // Given
        VisitorPage visitor = visitorWhoSaid("How long does it take?");
        DeskThread thread = STAGE.agent().open(visitor);
        thread.say("Ten weeks");
        thread.say("Two evenings each");
        visitor.awaitMessage("Two evenings each");
        // When
        visitor.hasReadAll();
        // Then
        assertThat(thread.seenMark("Two evenings each")).isVisible();
        assertThat(thread.seenMark("Ten weeks")).hasCount(0);
        thread.reload();
        assertThat(thread.seenMark("Two evenings each")).isVisible();
    }

    @Test
    void readMark_appears() {
        // Given
        VisitorPage visitor = visitorWhoSaid("Is the course in Arabic?");
        DeskThread thread = STAGE.agent().open(visitor);
        // When
        thread.say("In Arabic and in English");
        visitor.awaitMessage("In Arabic and in English");
        // Then
        assertThat(thread.readMark().first()).isVisible();
    }
}
