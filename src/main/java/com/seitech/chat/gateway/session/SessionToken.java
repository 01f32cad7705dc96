package com.seitech.chat.gateway.session;

import java.security.SecureRandom;
import java.util.Base64;

/** The visitor's secret: 256 random bits, URL-safe. Prints masked, so that no log line can leak it. */
public record SessionToken(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static SessionToken random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    @Override
    public String toString() {
        return value.length() < BYTES ? "…" : value.substring(0, 4) + "…";
    }
}
