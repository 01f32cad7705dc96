package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.tail.Arrival;
import com.seitech.chat.gateway.tail.Arrivals;
import com.seitech.chat.gateway.tail.Posted;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads messages by their ids, wherever in the visitors' channels they stand. */
@Singleton
final class PostedMessages {
    /** Messages in one answer: what 500 of the longest weigh is still read within a call's deadline. */
    static final int PAGE = 500;

    private final MessageRows rows;
    private final MessageDetails details;

    PostedMessages(MessageRows rows, MessageDetails details) {
        this.rows = rows;
        this.details = details;
    }

    /** Those that exist, in the order of their ids. */
    List<Posted> read(Lane lane, Collection<MessageId> ids) {
        List<Long> ordered =
                ids.stream().map(MessageId::value).sorted().distinct().toList();
        List<Posted> posted = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += PAGE) {
            posted.addAll(page(lane, ordered.subList(from, Math.min(from + PAGE, ordered.size()))));
        }
        return posted;
    }

    /** As {@code MessageSource.arrivalsWithTexts}, where the desk addon tells it. */
    Arrivals news(Lane lane, MessageId after, Collection<Long> among, int limit) {
        Map<?, ?> news = rows.news(lane, after.value(), among, limit);
        List<Arrival> arrivals =
                Row.list(news.get("arrivals")).stream().map(OdooTail::arrival).toList();
        List<Row> plain = Row.list(news.get("messages")).stream()
                .filter(PostedMessages::isWhole)
                .toList();
        return new Arrivals(arrivals, posted(lane, plain));
    }

    /** Files, reactions and an author's name would take more calls, which messages that nobody reads are not worth. */
    private static boolean isWhole(Row row) {
        return row.ids("attachment_ids").isEmpty()
                && row.ids("reaction_ids").isEmpty()
                && (!row.isSet("author_id") || row.isSet("author_name"));
    }

    private List<Posted> page(Lane lane, List<Long> ids) {
        List<?> domain = List.of(
                List.of("id", "in", List.copyOf(ids)), List.of("channel_id.channel_type", "=", Models.PUBLIC_SUPPORT));
        List<Row> found = rows.search(lane, domain, "id", ids.size());
        return posted(lane, found);
    }

    private List<Posted> posted(Lane lane, List<Row> found) {
        Map<Long, ChannelId> channels = found.stream()
                .collect(Collectors.toMap(Row::id, row -> new ChannelId(row.requiredReference("channel_id"))));
        List<Message> messages = details.complete(lane, found);
        return messages.stream()
                .map(message -> new Posted(
                        Objects.requireNonNull(channels.get(message.id().value())), message))
                .toList();
    }
}
