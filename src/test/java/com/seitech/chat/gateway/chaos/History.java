package com.seitech.chat.gateway.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.program.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a page shows that is loaded anew: the whole conversation, page by page. */
final class History {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TRIES = 60;

    /** A message of it. */
    record Entry(long id, String text) {}

    private History() {}

    /** From the oldest to the newest. Asks until Odoo could be asked. */
    static List<Entry> of(ChatApi api, Session session) {
        List<Entry> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode answer =
                    page(api, session, all.isEmpty() ? 0 : all.getFirst().id());
            List<Entry> page = new ArrayList<>();
            answer.path("messages")
                    .forEach(message -> page.add(new Entry(
                            message.path("id").asLong(), message.path("content").asText())));
            all.addAll(0, page);
            more = answer.path("has_more").asBoolean() && !page.isEmpty();
        }
        return all;
    }

    private static JsonNode page(ChatApi api, Session session, long before) {
        for (int i = 0; i < TRIES; i++) {
            if (api.history(session, before) instanceof Answer.Given given
                    && given.status() == 200
                    && !given.body().path("degraded").asBoolean()) {
                return given.body();
            }
            Pause.of(PAUSE);
        }
        throw new IllegalStateException("the history of " + session + " cannot be read");
    }
}
