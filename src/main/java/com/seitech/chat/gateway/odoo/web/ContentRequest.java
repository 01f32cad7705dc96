package com.seitech.chat.gateway.odoo.web;

import java.time.Duration;

/**
 * A file that is wanted. Prints without its access token.
 *
 * @param database when Odoo has several
 * @param size in bytes; not one more is read
 * @param checksum SHA-1 that the bytes must have, in hex; empty when unknown
 * @param deadline for all of it, from connecting to the last byte
 */
public record ContentRequest(
        long attachment, String accessToken, String database, long size, String checksum, Duration deadline) {
    @Override
    public String toString() {
        return "ContentRequest[" + attachment + "]";
    }
}
