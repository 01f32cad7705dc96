package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When the integration user's key ends, as {@link ApiKeys} know it. */
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
            return finding(ApiKeys.of(config.login(), odoo, clock.instant()));
        } catch (OdooException e) {
            return Finding.warn(SUBJECT, "unknown, Odoo does not show it", "look at the user's keys in Odoo");
        }
    }

    private Finding finding(ApiKeys keys) {
        if (keys.count() == 0) {
            return Finding.warn(
                    SUBJECT,
                    "unknown, the user " + config.login() + " has no key: is it a password?",
                    "give the gateway a key of its own (README, \"Connect an existing Odoo\")");
        }
        return keys.firstEnd()
                .map(end -> finding(keys.count(), end))
                .orElseGet(() -> Finding.ok(SUBJECT, keys.count() == 1 ? "never" : "never, of all " + keys.count()));
    }

    private Finding finding(int keys, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        String text = end + ", in " + left.toDays() + " days" + (keys == 1 ? "" : ", the first of " + keys + " keys");
        return left.compareTo(SOON) < 0 ? Finding.warn(SUBJECT, text, CURE) : Finding.ok(SUBJECT, text);
    }
}
