package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.real.RealOdoo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The whole of it: the packaged gateway, a real Odoo, a visitor and an agent. */
final class RealOdooIT {
    private static OdooUser agent(RealOdoo odoo) {
        Login login = odoo.underTest().agent();
        return new OdooUser(odoo.url(), odoo.database(), login.name(), login.password());
    }

    @Test
    void visitorAndAgent_talkToEachOther() {
        // Given
        RealOdoo odoo = RealOdoo.up();
        OdooUser agent = agent(odoo);
        try (PackagedGateway gateway = PackagedGateway.readyWith(odoo, Map.of())) {
            Chat chat = Chat.start(gateway.base());
            long hello = chat.send(gateway.base(), "Hello 😀");
            // When
            agent.execute(
                    "seitech.chat.channel",
                    "desk_reply",
                    List.of(List.of(chat.channel())),
                    Map.of("content", "How can I help? 👋"));
            // Then
            JsonNode news = chat.poll(gateway.base(), hello);
            assertThat(news).hasSize(1);
            assertThat(news.path(0).path("is_agent").asBoolean()).isTrue();
            assertThat(news.path(0).path("author_name").asText()).isEqualTo("Amina Agent");
            assertThat(news.path(0).path("content").asText()).isEqualTo("How can I help? 👋");
            assertThat(chat.poll(gateway.base(), 0).path(0).path("content").asText())
                    .isEqualTo("Hello 😀");
        }
    }

    @Test
    void file_isAnAttachmentThatTheAgentCanRead() {
        // Given
        RealOdoo odoo = RealOdoo.up();
        OdooUser agent = agent(odoo);
        try (PackagedGateway gateway = PackagedGateway.readyWith(odoo, Map.of())) {
            Chat chat = Chat.start(gateway.base());
            // When
            Http.Answer answer = chat.tryUpload(gateway.base(), "plan.txt", "the plan");
            // Then
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            Object files = only(agent.execute(
                            "seitech.chat.message",
                            "read",
                            List.of(List.of(answer.json().path("message_id").asLong())),
                            Map.of("fields", List.of("attachment_ids"))))
                    .get("attachment_ids");
            Map<?, ?> file = only(agent.execute(
                    "ir.attachment",
                    "read",
                    List.of(Objects.requireNonNull(files)),
                    Map.of("fields", List.of("name", "raw"))));
            assertThat(file.get("name")).isEqualTo("plan.txt");
            assertThat(file.get("raw")).isEqualTo("the plan");
        }
    }

    private static Map<?, ?> only(Object rows) {
        assertThat((Object[]) rows).hasSize(1);
        return (Map<?, ?>) ((Object[]) rows)[0];
    }
}
