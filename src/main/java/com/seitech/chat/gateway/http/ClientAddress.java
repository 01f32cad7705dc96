package com.seitech.chat.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom limits apply to. The connection's peer, unless that is a proxy of ours: then the last address in
 * {@code X-Forwarded-For} that is not another proxy of ours, since everything before it can be forged.
 */
@Singleton
final class ClientAddress {
    private final Set<String> trusted;

    @Inject
    ClientAddress(HttpConfig config) {
        this(config.http().trustedProxies().orElse(List.of()));
    }

    ClientAddress(List<String> trustedProxies) {
        trusted = Set.copyOf(trustedProxies);
    }

    String of(HttpServerRequest request) {
        String peer = String.valueOf(request.remoteAddress().hostAddress());
        return trusted.contains(peer) ? named(request.getHeader("X-Forwarded-For"), peer) : peer;
    }

    private String named(@Nullable String forwarded, String peer) {
        List<String> hops =
                forwarded == null ? List.of() : List.of(forwarded.strip().split("\\s*,\\s*", -1));
        return hops.reversed().stream()
                .filter(hop -> !trusted.contains(hop))
                .findFirst()
                .filter(hop -> !hop.isEmpty())
                .orElse(peer);
    }
}
