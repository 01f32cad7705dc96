package com.seitech.chat.gateway.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which sites may use the chat from a browser. */
@ConfigMapping(prefix = "gateway.cors")
public interface CorsConfig {
    /** Origins, exactly as a browser sends them: scheme, host and port, no path. */
    @WithDefault("http://localhost:3000,http://localhost:4000")
    List<String> origins();

    /** Regular expressions for more origins, each matched against the whole: {@code https://[a-z0-9-]+\.example\.com}. */
    Optional<List<String>> originPatterns();

    /** How long a browser may remember a preflight's answer. */
    @WithDefault("1h")
    Duration maxAge();
}
