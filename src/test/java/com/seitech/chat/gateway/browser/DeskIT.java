package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an agent does with conversations beside talking. */
final class DeskIT {
    /** A browser reports every refused call on its console, also one that the page expects. */
    private static final Pattern CHAT_IS_CLOSED = Pattern.compile("status of 409");

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static VisitorPage visitorWhoSaid(String text) {
        VisitorPage visitor = STAGE.visitor("Dana");
        visitor.start();
        visitor.say(text);
        return visitor;
    }

    @Test
    void takeOver_makesItMine_alsoFromAColleague() {
        // Given
        VisitorPage visitor = visitorWhoSaid("Who is responsible for me?");
        DeskThread mine = STAGE.agent().open(visitor);
        DeskThread colleagues = STAGE.colleague().open(visitor);
        // When
        mine.takeOver();
        assertThat(mine.button("desk_take_over")).isHidden();
        colleagues.takeOver();
        // Then
        assertThat(colleagues.button("desk_take_over")).isHidden();
        assertThat(mine.button("desk_take_over")).isVisible();
        colleagues.say("I am");
        assertThat(visitor.authorOf("I am")).hasText("Bilal Agent");
    }

    @Test
    void closedChat_refusesTheVisitor_untilItIsReopened() {
        // Given
        VisitorPage visitor = visitorWhoSaid("Thank you, that is all");
        DeskThread thread = STAGE.agent().open(visitor);
        thread.close();
        assertThat(thread.button("desk_reopen")).isVisible();
        // When
        STAGE.errors().expecting(CHAT_IS_CLOSED, () -> {
            visitor.write("One more thing");
            visitor.awaitAnswers();
        });
        // Then
        assertThat(visitor.error()).containsText("This chat is closed");
        assertThat(visitor.draft()).hasValue("One more thing");
        thread.reopen();
        assertThat(thread.button("desk_close")).isVisible();
        visitor.say("One more thing");
        assertThat(thread.message("One more thing")).isVisible();
    }

    @Test
    void chatThatIsLeftAtOnce_leavesNoErrorBehind() {
        // Given
        VisitorPage visitor = visitorWhoSaid("Only a glance");
        AgentDesk agent = STAGE.agent();
        DeskThread thread = agent.open(visitor);
        assertThat(thread.message("Only a glance")).isVisible();
        // When
        agent.backToInbox();
        // Then
        visitor.say("Still there?");
        assertThat(agent.entry(visitor)).containsText("Still there?");
    }

    @Test
    void draft_survivesALookAtAnotherChat() {
        // Given
        VisitorPage one = visitorWhoSaid("The first question");
        VisitorPage other = visitorWhoSaid("The second question");
        AgentDesk agent = STAGE.agent();
        DeskThread thread = agent.open(one);
        thread.composer().fill("Half an answer");
        // When
        DeskThread second = agent.switchTo(other);
        assertThat(second.message("The second question")).isVisible();
        assertThat(second.composer()).hasValue("");
        second.say("The whole answer");
        DeskThread again = agent.switchTo(one);
        // Then
        assertThat(again.composer()).hasValue("Half an answer");
        assertThat(again.message("Half an answer")).hasCount(0);
        other.awaitMessage("The whole answer");
        assertThat(one.texts()).hasCount(1);
    }
}
