package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import com.seitech.chat.gateway.http.CorsConfig;
import com.seitech.chat.gateway.http.HttpConfig;
import com.seitech.chat.gateway.http.HttpSettings;
import com.seitech.chat.gateway.http.NudgeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the settings can be read, and say something that makes sense. */
final class SettingsLook {
    static final String SUBJECT = "settings";
    private static final String EXAMPLE = "application.properties.example names every setting";
    /** Numbers of messages and names of classes mean nothing to operators. */
    private static final Pattern NUMBER = Pattern.compile("SRCFG[0-9]+: |^[a-zA-Z.]+Exception: ");

    private static final Pattern CONVERTED = Pattern.compile(
            "The config property (\\S+) with the config value .* threw an Exception whilst being converted (.*)",
            Pattern.DOTALL);

    private final Settings settings;

    SettingsLook(Settings settings) {
        this.settings = settings;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        settings.problems().forEach(text -> findings.add(Finding.fail(SUBJECT, plain(text), "correct it; " + EXAMPLE)));
        edge().forEach(problem -> findings.add(Finding.fail(SUBJECT, problem)));
        settings.refused()
                .forEach(name -> findings.add(Finding.fail(
                        SUBJECT, "there is no setting " + name + ", and the gateway does not start with it", EXAMPLE)));
        settings.unknown().forEach(name -> findings.add(Finding.warn(SUBJECT, "there is no setting " + name, EXAMPLE)));
        settings.find(HttpConfig.class).ifPresent(http -> findings.addAll(proxy(http)));
        return findings.isEmpty() ? List.of(Finding.ok(SUBJECT, "can be read")) : findings;
    }

    private static String plain(String text) {
        String words = NUMBER.matcher(text).replaceAll("");
        return CONVERTED.matcher(words).replaceFirst("$1: $2");
    }

    private List<String> edge() {
        return settings.find(HttpConfig.class)
                .flatMap(http -> settings.find(CorsConfig.class)
                        .flatMap(cors -> settings.find(NudgeConfig.class)
                                .map(nudge -> HttpSettings.problems(http, cors, nudge))))
                .orElse(List.of());
    }

    /** The gateway speaks no TLS itself. */
    private static List<Finding> proxy(HttpConfig http) {
        boolean behindOne =
                http.publicUrl().filter(url -> "https".equals(url.getScheme())).isPresent();
        boolean named =
                http.http().trustedProxies().filter(all -> !all.isEmpty()).isPresent();
        return behindOne && !named
                ? List.of(Finding.warn(
                        SUBJECT,
                        "gateway.public-url is behind a proxy, and no proxy is trusted, so that all visitors count as"
                                + " one",
                        "name it in gateway.http.trusted-proxies"))
                : List.of();
    }
}
