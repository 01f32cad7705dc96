package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.odoo.OdooUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The visitor's half alone: the agent writes by a call, from no page. */
final class VisitorIT {
    @RegisterExtension
    static final Stage STAGE = new Stage();

    private static VisitorPage visitorWhoSaid(String text) {
        VisitorPage visitor = STAGE.visitor("Vera");
        visitor.start();
        visitor.say(text);
        return visitor;
    }

    private static void agentSays(VisitorPage visitor, String text) {
        Login login = STAGE.odoo().underTest().agent();
        OdooUser agent = new OdooUser(STAGE.odoo().url(), STAGE.odoo().database(), login.name(), login.password());
        List<?> hisChannel = List.of(List.of("name", "=", visitor.name()));
        Object[] channels = (Object[]) agent.execute("seitech.chat.channel", "search", List.of(hisChannel), Map.of());
        agent.execute(
                "seitech.chat.message",
                "create",
                List.of(Map.of("channel_id", channels[0], "content", text)),
                Map.of());
    }

    @Test
    void reply_appearsWithTheAgentsName() {
        // Given
        VisitorPage visitor = visitorWhoSaid("Hello 😀");
        // When
        agentSays(visitor, "How can I help? 👋");
        // Then
        assertThat(visitor.texts()).hasText(new String[] {"Hello 😀", "How can I help? 👋"});
        assertThat(visitor.authorOf("How can I help?")).hasText("Amina Agent");
    }

    @Test
    void reload_keepsTheConversation() {
        // Given
        VisitorPage visitor = visitorWhoSaid("Which course is the right one?");
        agentSays(visitor, "Tell me more.");
        assertThat(visitor.texts()).hasCount(2);
        // When
        visitor.reload();
        visitor.say("مرحبا، أتعلم منذ سنة");
        // Then
        assertThat(visitor.texts())
                .hasText(new String[] {"Which course is the right one?", "Tell me more.", "مرحبا، أتعلم منذ سنة"});
    }

    @Test
    void newChat_showsNothingOfTheOldOne() {
        // Given
        VisitorPage visitor = visitorWhoSaid("Something private");
        // When
        visitor.leave();
        visitor.start();
        visitor.say("Something else");
        // Then
        visitor.reload();
        assertThat(visitor.texts()).hasText(new String[] {"Something else"});
    }
}
