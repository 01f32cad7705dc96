package com.seitech.chat.gateway.odoo;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the integration user that open Odoo's interface for programs. Odoo lets every employee read what keys he has,
 * but not which one he came with: of several that are valid, the one that ends first counts.
 *
 * @param count none, who comes with a password
 * @param firstEnd empty when no valid key ends
 */
record ApiKeys(int count, Optional<Instant> firstEnd) {
    private static final String END = "expiration_date";
    /** More than anybody has. */
    private static final int MOST = 100;

    /** @throws OdooException as any call, also when the user may not read them */
    static ApiKeys of(String login, Odoo odoo, Instant now) {
        List<?> ours = List.of(List.of("user_id.login", "=", login), List.of("scope", "in", List.of("rpc", false)));
        List<Row> keys = new Query(Models.API_KEY, ours, List.of(END), "id", MOST).rows(odoo, Lane.SHARED);
        return new ApiKeys(keys.size(), firstEnd(keys, now));
    }

    /** What is over cannot be the one in use. */
    private static Optional<Instant> firstEnd(List<Row> keys, Instant now) {
        return keys.stream()
                .filter(key -> key.isSet(END))
                .map(key -> key.instant(END))
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }
}
