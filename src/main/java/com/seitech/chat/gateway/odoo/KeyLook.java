package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the integration user's key ends. Odoo lets users see the ends of their own keys, but not which one they came with:
 * of several, the one that ends first is told.
 */
final class KeyLook {
    private static final String SUBJECT = "key's end";
    private static final Duration SOON = Duration.ofDays(14);
    private static final String CURE = "make a new one in time (README, \"Replace a key\")";

    private final Odoo odoo;
    private final OdooConfig config;
    private final Clock clock;

    KeyLook(Odoo odoo, OdooConfig config, Clock clock) {
        this.odoo = odoo;
        this.config = config;
        this.clock = clock;
    }

    Finding finding() {
        try {
            return finding(keys());
        } catch (OdooException e) {
            return Finding.warn(SUBJECT, "unknown, Odoo does not show it", "look at the user's keys in Odoo");
        }
    }

    /** Those that open Odoo's interface for programs: keys of other scopes are for other things. */
    private List<Row> keys() {
        Object answer = odoo.read(
                Lane.SHARED,
                Models.API_KEY,
                "search_read",
                List.of(List.of(List.of("user_id.login", "=", config.login()))),
                Map.of("fields", List.of("scope", "expiration_date")));
        return Row.list(answer).stream()
                .filter(key -> !key.isSet("scope") || "rpc".equals(key.text("scope")))
                .toList();
    }

    private Finding finding(List<Row> keys) {
        if (keys.isEmpty()) {
            return Finding.warn(
                    SUBJECT,
                    "unknown, the user " + config.login() + " has no key: is it a password?",
                    "give the gateway a key of its own (README, \"Connect an existing Odoo\")");
        }
        return first(keys)
                .map(end -> finding(keys.size(), end))
                .orElseGet(() -> Finding.ok(SUBJECT, keys.size() == 1 ? "never" : "never, of all " + keys.size()));
    }

    /** What is over cannot be the one in use. */
    private Optional<Instant> first(List<Row> keys) {
        return keys.stream()
                .filter(key -> key.isSet("expiration_date"))
                .map(key -> key.instant("expiration_date"))
                .filter(end -> end.isAfter(clock.instant()))
                .min(Comparator.naturalOrder());
    }

    private Finding finding(int keys, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        String text = end + ", in " + left.toDays() + " days" + (keys == 1 ? "" : ", the first of " + keys + " keys");
        return left.compareTo(SOON) < 0 ? Finding.warn(SUBJECT, text, CURE) : Finding.ok(SUBJECT, text);
    }
}
