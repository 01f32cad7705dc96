package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageHistory;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one channel. */
@Singleton
final class OdooMessages implements MessageHistory {
    /** Named one by one: computed fields such as {@code is_read} make the same read twenty times slower. */
    private static final List<String> REQUIRED = List.of(
            "author_id", "author_name", "content", "message_type", "attachment_ids", "create_date", "write_date");

    private static final List<String> OPTIONAL = List.of("read_by_ids", "parent_id", "reaction_ids");

    private final Odoo odoo;
    private final OdooFields fields;
    private final MessageDetails details;

    OdooMessages(Odoo odoo, OdooFields fields, MessageDetails details) {
        this.odoo = odoo;
        this.fields = fields;
        this.details = details;
    }

    @Override
    public Page newest(ChannelId channel, int limit, @Nullable MessageId before) {
        List<List<?>> domain = new ArrayList<>(ofChannel(channel));
        if (before != null && before.canBeOdoos()) {
            domain.add(List.of("id", "<", before.value()));
        }
        return Ask.odoo(() -> {
            // One more than asked for tells whether there are older ones.
            List<Row> rows = search(domain, "id desc", limit + 1);
            List<Row> wanted = rows.subList(0, Math.min(limit, rows.size()));
            return new Page(details.complete(wanted.reversed()), rows.size() > limit);
        });
    }

    @Override
    public List<Message> after(ChannelId channel, MessageId after, int limit) {
        List<List<?>> domain = new ArrayList<>(ofChannel(channel));
        domain.add(List.of("id", ">", after.value()));
        return Ask.odoo(() -> details.complete(search(domain, "id", limit)));
    }

    private static List<List<?>> ofChannel(ChannelId channel) {
        return List.of(
                List.of("channel_id", "=", channel.value()),
                // A session never opens another kind of channel, whatever id it carries.
                List.of("channel_id.channel_type", "=", Models.PUBLIC_SUPPORT));
    }

    private List<Row> search(List<List<?>> domain, String order, int limit) {
        try {
            return searchOnce(domain, order, limit);
        } catch (OdooRejected e) {
            // An optional field may be gone since we looked: a customer's module was replaced under us.
            fields.forget(Models.MESSAGE);
            return searchOnce(domain, order, limit);
        }
    }

    private List<Row> searchOnce(List<List<?>> domain, String order, int limit) {
        return Row.list(odoo.read(
                Lane.VISITOR,
                Models.MESSAGE,
                "search_read",
                List.of(domain),
                Map.of(
                        "fields", fields.present(Models.MESSAGE, REQUIRED, OPTIONAL),
                        "order", order,
                        "limit", limit)));
    }
}
