package com.seitech.chat.gateway.odoo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search whose references come as bare ids. The names behind them stay in Odoo: those of the company's own channels
 * are nobody's business here, and each page would cost one more query there.
 */
record Query(String model, List<?> domain, List<String> fields, String order, int limit) {
    Query {
        domain = List.copyOf(domain);
        fields = List.copyOf(fields);
    }

    /** The record with the largest id. */
    static Query newest(String model) {
        return new Query(model, List.of(), List.of("id"), "id desc", 1);
    }

    /**
     * The record with the largest id up to one.
     *
     * @param until only those that were created up to that second; null: whenever
     */
    static Query newest(String model, long upTo, @Nullable Instant until, List<String> fields) {
        List<Object> domain = new ArrayList<>();
        domain.add(List.of("id", "<=", upTo));
        if (until != null) {
            // A time within the second counts as after it.
            domain.add(List.of("create_date", "<", Row.datetime(until.plusSeconds(1))));
        }
        return new Query(model, domain, fields, "id desc", 1);
    }

    /** Those above an id and those of {@code among}, in the order of their ids. */
    static Query arrivals(String model, long after, Collection<Long> among, List<String> fields, int limit) {
        List<Object> newer = List.of("id", ">", after);
        List<?> domain =
                among.isEmpty() ? List.of(newer) : List.of("|", newer, List.of("id", "in", List.copyOf(among)));
        return new Query(model, domain, fields, "id", limit);
    }

    /** Those written at or after a time, the latest first; by ids too, so that pages do not depend on chance. */
    static Query written(String model, List<?> which, Instant since, List<String> fields, int limit) {
        List<Object> domain = new ArrayList<>(which);
        domain.add(List.of("write_date", ">=", Row.datetime(since)));
        List<String> all = new ArrayList<>(fields);
        all.add("write_date");
        return new Query(model, domain, all, "write_date desc, id desc", limit);
    }

    List<Row> rows(Odoo odoo, Lane lane) {
        Map<String, ?> options = Map.of("fields", fields, "order", order, "limit", limit, "load", "");
        return Row.list(odoo.read(lane, model, "search_read", List.of(domain), options));
    }
}
