package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import java.nio.file.Path;
import java.util.HashMap;
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

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Nudge.settings());
        // So that a thousand streams of this machine come from a thousand addresses: see Visitor.stream.
        settings.put("GATEWAY_HTTP_TRUSTED_PROXIES", "127.0.0.1");
        return settings;
    }
}
