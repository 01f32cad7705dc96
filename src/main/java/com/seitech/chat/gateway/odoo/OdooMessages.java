package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageHistory;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one channel. */
@Singleton
final class OdooMessages implements MessageHistory {
    private final MessageRows rows;
    private final MessageDetails details;

    OdooMessages(MessageRows rows, MessageDetails details) {
        this.rows = rows;
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
            List<Row> found = rows.search(Lane.VISITOR, domain, "id desc", limit + 1);
            List<Row> wanted = found.subList(0, Math.min(limit, found.size()));
            return new Page(details.complete(Lane.VISITOR, wanted.reversed()), found.size() > limit);
        });
    }

    @Override
    public List<Message> after(ChannelId channel, MessageId after, int limit) {
        List<List<?>> domain = new ArrayList<>(ofChannel(channel));
        domain.add(List.of("id", ">", after.value()));
        return Ask.odoo(() -> details.complete(Lane.VISITOR, rows.search(Lane.VISITOR, domain, "id", limit)));
    }

    private static List<List<?>> ofChannel(ChannelId channel) {
        return List.of(
                List.of("channel_id", "=", channel.value()),
                // A session never opens another kind of channel, whatever id it carries.
                List.of("channel_id.channel_type", "=", Models.PUBLIC_SUPPORT));
    }
}
