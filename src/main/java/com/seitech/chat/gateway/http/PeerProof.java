package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.seitech.chat.gateway.cluster.Cluster;
import com.seitech.chat.gateway.cluster.Slots;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells the requests that another replica passes on from those of visitors, and what it says of them. It proves itself by
 * the secret that all replicas read from their database; without it the same headers mean nothing.
 */
@Singleton
final class PeerProof {
    private static final String SECRET = "X-Gateway-Peer";
    private static final String CLIENT = "X-Gateway-Client";
    private static final String AGE = "X-Gateway-Age";

    private final Slots slots;

    PeerProof(Slots slots) {
        this.slots = slots;
    }

    private @Nullable String secret() {
        return slots instanceof Cluster cluster ? cluster.secret() : null;
    }

    boolean isPeer(HttpServerRequest request) {
        if (!(slots instanceof Cluster)) {
            // Without a look at the headers, which every poll would pay for.
            return false;
        }
        String given = request.getHeader(SECRET);
        if (given == null) {
            return false;
        }
        String secret = secret();
        return secret != null && MessageDigest.isEqual(secret.getBytes(US_ASCII), given.getBytes(US_ASCII));
    }

    /** Whom limits apply to, as the other replica knows it; null when this is none. */
    @Nullable
    String clientOf(HttpServerRequest request) {
        String client = request.getHeader(CLIENT);
        return client == null || !isPeer(request) ? null : client;
    }

    /** How long ago the request arrived at the other replica. */
    Duration ageOf(HttpServerRequest request) {
        String age = request.getHeader(AGE);
        return age == null || !isPeer(request) ? Duration.ZERO : Duration.ofMillis(Long.parseLong(age));
    }

    /** What proves that a request comes from this replica. */
    void addTo(MultiMap headers) {
        String secret = secret();
        if (secret != null) {
            headers.set(SECRET, secret);
        }
    }

    /** The same of one that is passed on. */
    void addTo(MultiMap headers, Duration age) {
        addTo(headers);
        headers.set(AGE, Long.toString(Math.max(0, age.toMillis())));
    }

    /** Whom limits apply to. */
    static void name(MultiMap headers, String client) {
        headers.set(CLIENT, client);
    }
}
