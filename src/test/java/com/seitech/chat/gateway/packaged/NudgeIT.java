package com.seitech.chat.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.real.RealOdoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rule that {@code docker/odoo/nudge.py} makes in a real Odoo. */
final class NudgeIT {
    private static final String SECRET = "a-secret-of-the-rule_0123";
    private static final String MESSAGE = "seitech.chat.message";
    private static final Pattern ID = Pattern.compile("\"_id\": (\\d+)");
    /** A gateway that asks Odoo for news when it is nudged, and by itself not before the test is over. */
    private static final Map<String, String> WAITING = Map.of(
            "GATEWAY_NUDGE_SECRET", SECRET,
            "GATEWAY_TAIL_HOT_PAUSE", "1h",
            "GATEWAY_TAIL_WARM_PAUSE", "1h",
            "GATEWAY_TAIL_IDLE_PAUSE", "1h",
            "GATEWAY_TAIL_CHANGES_PAUSE", "1h");

    private final RealOdoo odoo = RealOdoo.up();
    private final OdooUser agent = as(odoo.underTest().agent());

    private OdooUser as(Login login) {
        return new OdooUser(odoo.url(), odoo.database(), login.name(), login.password());
    }

    private OdooUser gatewayUser() {
        try {
            String key = Files.readString(odoo.gatewayKeyFile()).strip();
            return as(new Login(odoo.gatewayLogin(), key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long channelOf(OdooUser owner, String type) {
        List<?> members = List.of(List.of(6, 0, List.of(owner.id())));
        return owner.create(
                "seitech.chat.channel", Map.of("name", "Nudges", "channel_type", type, "member_ids", members));
    }

    private static long writes(OdooUser author, long channel, String text) {
        return author.create(MESSAGE, Map.of("channel_id", channel, "content", text));
    }

    private static long idIn(String body) {
        Matcher id = ID.matcher(body);
        assertThat(id.find()).as(body).isTrue();
        return Long.parseLong(id.group(1));
    }

    private static Object count(OdooUser reader, long message) {
        return reader.execute(MESSAGE, "search_count", List.of(List.of(List.of("id", "=", message))), Map.of());
    }

    @AfterEach
    void leaveOdooAsItWas() {
        odoo.nudgesNobody();
    }

    @Test
    void agentsMessage_reachesTheVisitor_throughTheNudgeAlone() {
        // Given
        try (PackagedGateway gateway = PackagedGateway.readyWith(odoo, WAITING)) {
            odoo.nudges(gateway.base(), SECRET);
            Chat chat = Chat.start(gateway.base());
            long hello = chat.send(gateway.base(), "Hello");
            JsonNode before = chat.pollAtOnce(gateway.base(), hello);
            // When
            writes(agent, chat.channel(), "How can I help?");
            // Then
            assertThat(before).isEmpty();
            JsonNode news = await().until(() -> chat.poll(gateway.base(), hello), polled -> !polled.isEmpty());
            assertThat(news.path(0).path("content").asText()).isEqualTo("How can I help?");
        }
    }

    @Test
    void nudge_comesAfterTheCommit_withTheSecretAndWithoutTheText() {
        // Given
        List<Object> visible = new ArrayList<>();
        OdooUser reader = odoo.admin();
        try (NudgedServer server = new NudgedServer(body -> visible.add(count(reader, idIn(body))))) {
            odoo.nudges(server.uri(), "the-secret-before_0123");
            odoo.nudges(server.uri(), SECRET);
            long channel = channelOf(gatewayUser(), "public_support");
            // When
            long message = writes(agent, channel, "Between us only");
            // Then
            assertThat(server.nudges()).hasSize(1);
            NudgedServer.Nudge nudge = server.nudges().getFirst();
            assertThat(visible).containsExactly(1);
            assertThat(nudge.path()).isEqualTo("/internal/odoo/nudge/" + SECRET);
            assertThat(idIn(nudge.body())).isEqualTo(message);
            assertThat(nudge.body()).doesNotContain("Between");
        }
    }

    @Test
    void messagesThatNoVisitorWaitsFor_nudgeNobody() {
        // Given
        try (NudgedServer server = new NudgedServer(body -> {})) {
            odoo.nudges(server.uri(), SECRET);
            OdooUser gateway = gatewayUser();
            long channel = channelOf(gateway, "public_support");
            // When
            odoo.agentFailsToWrite(channel);
            gateway.create(MESSAGE, Map.of("channel_id", channel, "author_id", false, "content", "A visitor's"));
            writes(agent, channelOf(agent, "group"), "Among colleagues");
            long last = writes(agent, channel, "An agent's");
            // Then
            assertThat(server.nudges()).hasSize(1);
            assertThat(idIn(server.nudges().getFirst().body())).isEqualTo(last);
        }
    }
}
