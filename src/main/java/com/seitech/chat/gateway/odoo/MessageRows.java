package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import jakarta.inject.Singleton;
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

    private List<Row> searchOnce(Lane lane, List<?> domain, String order, int limit) {
        return Row.list(odoo.read(
                lane,
                Models.MESSAGE,
                "search_read",
                List.of(domain),
                Map.of(
                        "fields", fields.present(Models.MESSAGE, REQUIRED, OPTIONAL),
                        "order", order,
                        "limit", limit)));
    }
}
