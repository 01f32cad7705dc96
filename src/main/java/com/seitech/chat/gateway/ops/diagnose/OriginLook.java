package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import com.seitech.chat.gateway.http.AllowedOrigins;
import com.seitech.chat.gateway.http.CorsConfig;
import com.seitech.chat.gateway.http.HttpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Whether the settings let the pages of a site use the chat. */
final class OriginLook {
    static final String SUBJECT = "CORS";
    private static final String FORM = "scheme, host and port, nothing behind them, not even a slash";

    private final CorsConfig config;
    private final Optional<String> origin;

    OriginLook(CorsConfig config, Optional<String> origin) {
        this.config = config;
        this.origin = origin;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        HttpSettings.uselessOrigins(config)
                .forEach(useless -> findings.add(Finding.warn(
                        SUBJECT, "no browser sends the origin " + useless, "write it as browsers do: " + FORM)));
        findings.add(origin.map(this::judged)
                .orElseGet(() -> Finding.ok(SUBJECT, "allowed are " + String.join(", ", config.origins()))));
        return findings;
    }

    private Finding judged(String asked) {
        try {
            return new AllowedOrigins(config).allow(asked)
                    ? Finding.ok(SUBJECT, "pages of " + asked + " may use the chat")
                    : Finding.fail(
                            SUBJECT,
                            "pages of " + asked + " may not use the chat: their browser reports a CORS error",
                            "add it to gateway.cors.origins (" + FORM + ") and restart the gateway");
        } catch (PatternSyntaxException e) {
            return Finding.fail(SUBJECT, "gateway.cors.origin-patterns is no pattern", "correct it");
        }
    }
}
