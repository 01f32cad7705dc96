package com.seitech.chat.gateway.http;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The sites whose pages may use the chat, as the settings name them. */
public final class AllowedOrigins {
    private final Set<String> origins;
    private final List<Pattern> patterns;

    /**
     * Reads the settings.
     *
     * @throws java.util.regex.PatternSyntaxException when a pattern is none
     */
    public AllowedOrigins(CorsConfig config) {
        origins = Set.copyOf(config.origins());
        patterns = config.originPatterns().orElse(List.of()).stream()
                .map(Pattern::compile)
                .toList();
    }

    /**
     * Whether its pages may.
     *
     * @param origin exactly as a browser sends it
     */
    public boolean allow(String origin) {
        return origins.contains(origin)
                || patterns.stream().anyMatch(p -> p.matcher(origin).matches());
    }
}
