package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.http.Browser.Chat;
import java.util.List;
import java.util.stream.StreamSupport;

/** What attacks must not have cost anybody: all that is his, once. */
final class Ending {
    private final Scene scene;

    Ending(Scene scene) {
        this.scene = scene;
    }

    void everybodyHasHisOwn() {
        scene.ledgers.forEach(ledger -> assertThat(ledger.missing())
                .as("what never reached channel " + ledger.channel())
                .isEmpty());
        scene.victims.forEach(this::hasHisOwn);
        scene.attackers.all().forEach(this::hasHisOwn);
    }

    private void hasHisOwn(Victim victim) {
        List<Long> ofAgents = scene.odoo.messagesOf(victim.chat.channel()).stream()
                .filter(message -> message.author() != 0)
                .map(FakeMessage::id)
                .toList();
        await().untilAsserted(() -> {
            scene.poll(victim);
            assertThat(victim.given.keySet()).as(victim.name).containsAll(ofAgents);
        });
        assertThat(victim.given.keySet()).as(victim.name).containsExactlyInAnyOrderElementsOf(ofAgents);
        assertThat(victim.given.values())
                .as("how often " + victim.name + " got each")
                .containsOnly(1);
        shows(victim.chat);
    }

    private void hasHisOwn(Chat chat) {
        List<String> there = scene.odoo.messagesOf(chat.channel()).stream()
                .map(FakeMessage::content)
                .toList();
        for (String text : scene.attackers.accepted.getOrDefault(chat.channel(), List.of())) {
            assertThat(there).filteredOn(text::equals).as(text).hasSize(1);
        }
        shows(chat);
    }

    private void shows(Chat chat) {
        List<Long> there = scene.odoo.messagesOf(chat.channel()).stream()
                .map(FakeMessage::id)
                .toList();
        await().untilAsserted(() -> {
            JsonNode page =
                    scene.browser.messages(chat, "?limit=200").isOk().json().path("messages");
            assertThat(StreamSupport.stream(page.spliterator(), false)
                            .map(message -> message.path("id").asLong())
                            .toList())
                    .isEqualTo(there.subList(Math.max(0, there.size() - 200), there.size()));
        });
    }
}
