package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.http.Browser.Chat;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A visitor whose chat nobody else may see. */
final class Victim {
    final String name;
    final Chat chat;
    final Ledger ledger;
    /** How often each message of an agent was given by polls. */
    final Map<Long, Integer> given = new HashMap<>();

    String cursor = "";
    /** Path and query of the latest link to a file. */
    @Nullable
    String link;

    Victim(String name, Chat chat, Ledger ledger) {
        this.name = name;
        this.chat = chat;
        this.ledger = ledger;
    }

    Loot.Item channel() {
        return Loot.Item.of("channel of " + name, chat.channel());
    }

    /** An answer of a poll with the cursor. */
    void polled(JsonNode answer) {
        cursor = answer.path("cursor").asText();
        for (JsonNode message : answer.path("messages")) {
            if (message.path("is_agent").asBoolean()) {
                given.merge(message.path("id").asLong(), 1, Integer::sum);
            }
        }
    }
}
