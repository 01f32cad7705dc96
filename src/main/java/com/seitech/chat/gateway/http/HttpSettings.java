package com.seitech.chat.gateway.http;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a start would say of the settings of this edge, without a start. */
public final class HttpSettings {
    /** Scheme, host and perhaps a port, in small letters: as browsers send it. */
    private static final Pattern ORIGIN = Pattern.compile("https?://(?:[a-z0-9._-]+|\\[[0-9a-f:]+])(?::[0-9]{1,5})?");

    private HttpSettings() {}

    /** Each problem with its cure. No secret is in it. */
    public static List<String> problems(HttpConfig http, CorsConfig cors, NudgeConfig nudge) {
        return Stream.of(
                        said(() -> new ClientAddress(
                                http.http().trustedProxies().orElse(List.of()),
                                http.http().proxyHeader(),
                                request -> null)),
                        said(() -> new AllowedOrigins(cors)).map(text -> "gateway.cors.origin-patterns: " + text),
                        said(() -> NudgeSecret.of(nudge)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Origins that no browser sends, so that they allow nobody. */
    public static List<String> uselessOrigins(CorsConfig cors) {
        return cors.origins().stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .toList();
    }

    private static Optional<String> said(Runnable use) {
        try {
            use.run();
            return Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            return Optional.of(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }
}
