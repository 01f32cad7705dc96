package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.real.RealOdoo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real Odoo whose chat module has none of the optional fields. */
@SuppressWarnings("NullAway.Init") // set before all
final class StarredOnlyIT {
    private static final Path HOME = Path.of("target", "odoo-starred-only");
    private static final Path ADDONS = Path.of("src", "test", "odoo", "starred-only");
    private static final String MESSAGE = "seitech.chat.message";

    private static RealOdoo odoo;
    private static OdooUser agent;

    @BeforeAll
    static void start() {
        odoo = RealOdoo.another(HOME, ADDONS);
        Login login = odoo.underTest().agent();
        agent = new OdooUser(odoo.url(), odoo.database(), login.name(), login.password());
    }

    @AfterAll
    static void stop() {
        RealOdoo.stop(HOME, ADDONS);
    }

    private static long reply(Chat chat, String content) {
        return agent.create(MESSAGE, Map.of("channel_id", chat.channel(), "content", content));
    }

    @Test
    void talkEditAndClose_reachTheVisitor() {
        // Given
        try (PackagedGateway gateway = PackagedGateway.readyWith(odoo, Map.of())) {
            Chat chat = Chat.start(gateway.base());
            long hello = chat.send(gateway.base(), "Hello 😀");
            // When
            long reply = reply(chat, "How can I help?");
            // Then
            JsonNode news = chat.poll(gateway.base(), hello);
            assertThat(news).hasSize(1);
            assertThat(news.path(0).path("id").asLong()).isEqualTo(reply);
            assertThat(news.path(0).path("is_agent").asBoolean()).isTrue();
            // When
            agent.write(MESSAGE, reply, Map.of("content", "What can I do?"));
            // Then
            await().untilAsserted(() -> assertThat(chat.answerAtOnce(gateway.base(), reply)
                            .path("updated")
                            .path(0)
                            .path("content")
                            .asText())
                    .isEqualTo("What can I do?"));
            // When
            agent.write("seitech.chat.channel", chat.channel(), Map.of("state", "closed"));
            // Then
            await().untilAsserted(() -> assertThat(chat.answerAtOnce(gateway.base(), reply)
                            .path("state")
                            .asText())
                    .isEqualTo("closed"));
        }
    }
}
