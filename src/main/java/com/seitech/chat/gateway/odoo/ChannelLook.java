package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.util.List;
import java.util.Map;

/** Whether a channel is a visitor's, and how many messages Odoo has of it. */
final class ChannelLook {
    private final Odoo odoo;

    ChannelLook(Odoo odoo) {
        this.odoo = odoo;
    }

    Finding finding(String subject, long id) {
        List<Row> rows = Row.list(odoo.read(
                Lane.VISITOR,
                Models.CHANNEL,
                "search_read",
                List.of(List.of(List.of("id", "=", id))),
                Map.of("fields", List.of("channel_type", "state"))));
        if (rows.isEmpty()) {
            return Finding.fail(subject, "Odoo has no such channel", "the visitor starts a new chat");
        }
        Row channel = rows.getFirst();
        if (!Models.PUBLIC_SUPPORT.equals(channel.text("channel_type"))) {
            return Finding.fail(
                    subject,
                    "it is no visitor's channel but of the type " + channel.text("channel_type"),
                    "take the number that POST /api/chat/support answered");
        }
        return Finding.ok(subject, "Odoo has it, " + channel.text("state") + ", with " + messages(id) + " messages");
    }

    private Object messages(long id) {
        return odoo.read(
                Lane.VISITOR,
                Models.MESSAGE,
                "search_count",
                List.of(List.of(List.of("channel_id", "=", id))),
                Map.of());
    }
}
