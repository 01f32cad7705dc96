package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.real.PostgresUrl;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gateways that are measured: open to nudges, and to crowds from one address. */
final class Setups {
    private Setups() {}

    static Gateway.Setup of(String name, OdooLogin odoo, Path data) {
        return new Gateway.Setup(name, odoo, data).withSettings(settings());
    }

    /** Takes the largest file that is measured. */
    static Gateway.Setup forFiles(String name, OdooLogin odoo, Path data) {
        Map<String, String> settings = settings();
        settings.put("GATEWAY_UPLOAD_MAX_FILE", "26M");
        settings.put("GATEWAY_LIMITS_ALL_UPLOADS_PER_MINUTE", "100000");
        return new Gateway.Setup(name, odoo, data).withSettings(settings);
    }

    /** The pauses of one among so many replicas; those of one are the usual ones. */
    static Map<String, String> sharedBy(int replicas) {
        Map<String, String> settings = settings();
        settings.put("GATEWAY_TAIL_HOT_PAUSE", 50 * replicas + "ms");
        settings.put("GATEWAY_TAIL_WARM_PAUSE", 250 * replicas + "ms");
        settings.put("GATEWAY_TAIL_IDLE_PAUSE", Math.min(2_500, 1_000 * replicas) + "ms");
        settings.put("GATEWAY_TAIL_LEAST_PAUSE", 20 * replicas + "ms");
        settings.put("GATEWAY_TAIL_CHANGES_PAUSE", 2 * replicas + "s");
        settings.put("GATEWAY_TAIL_TYPING_PAUSE", replicas + "s");
        settings.put("GATEWAY_TAIL_READ_PAUSE", replicas + "s");
        settings.put("GATEWAY_FEED_LOAD_PAUSE", 100 * replicas + "ms");
        return settings;
    }

    /** One of several replicas on a database, each of which takes as many messages as it can. */
    static Map<String, String> sharing(PostgresUrl database) {
        Map<String, String> settings = withoutLimits();
        settings.put("GATEWAY_STORE", "postgresql");
        settings.put("GATEWAY_POSTGRESQL_URL", database.jdbc());
        settings.put("GATEWAY_POSTGRESQL_USER", PostgresUrl.USER);
        return settings;
    }

    /** Takes as many messages as it can. */
    static Map<String, String> withoutLimits() {
        Map<String, String> settings = settings();
        for (String limit : List.of("SEND_BURST", "SENDS_PER_SECOND", "ALL_SEND_BURST", "ALL_SENDS_PER_SECOND")) {
            settings.put("GATEWAY_LIMITS_" + limit, "1000000");
        }
        return settings;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Nudge.settings());
        // So that a thousand streams of this machine come from a thousand addresses: see Visitor.stream.
        settings.put("GATEWAY_HTTP_TRUSTED_PROXIES", "127.0.0.1");
        return settings;
    }
}
