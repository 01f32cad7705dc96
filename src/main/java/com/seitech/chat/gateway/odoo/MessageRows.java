package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Searches for messages, with those of their fields that exist here. */
@Singleton
final class MessageRows {
    /** Named one by one: computed fields such as {@code is_read} make the same read twenty times slower. */
    private static final List<String> REQUIRED = List.of(
            "channel_id",
            "author_id",
            "author_name",
            "content",
            "message_type",
            "attachment_ids",
            "create_date",
            "write_date");

    private static final List<String> OPTIONAL = List.of("read_by_ids", "parent_id", "reaction_ids");

    private final Odoo odoo;
    private final OdooFields fields;

    MessageRows(Odoo odoo, OdooFields fields) {
        this.odoo = odoo;
        this.fields = fields;
    }

    List<Row> search(Lane lane, List<?> domain, String order, int limit) {
        try {
            return searchOnce(lane, domain, order, limit);
        } catch (OdooRejected e) {
            // An optional field may be gone since we looked: a customer's module was replaced under us.
            fields.forget(Models.MESSAGE);
            return searchOnce(lane, domain, order, limit);
        }
    }

    /** What only the desk addon tells: that messages came, as {@code arrivals}, and visitors' {@code messages}. */
    Map<?, ?> news(Lane lane, long after, Collection<Long> among, int limit) {
        Map<String, ?> question =
                Map.of("after", after, "among", List.copyOf(among), "fields", present(), "limit", limit);
        try {
            Object answer = odoo.read(lane, Models.MESSAGE, "gateway_news", List.of(), question);
            if (answer instanceof Map<?, ?> news && news.get("arrivals") instanceof Object[]) {
                return news;
            }
            throw new OdooFault("gateway_news answered " + answer.getClass().getSimpleName(), null);
        } catch (OdooRejected e) {
            fields.forget(Models.MESSAGE);
            throw e;
        }
    }

    private List<String> present() {
        return fields.present(Models.MESSAGE, REQUIRED, OPTIONAL);
    }

    private List<Row> searchOnce(Lane lane, List<?> domain, String order, int limit) {
        return Row.list(odoo.read(
                lane,
                Models.MESSAGE,
                "search_read",
                List.of(domain),
                Map.of(
                        "fields", present(),
                        "order", order,
                        "limit", limit)));
    }
}
