package com.seitech.chat.gateway.http;

import jakarta.ws.rs.HeaderParam;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a client has of a file already, and which part of it it wants. */
public final class FileConditions {
    @HeaderParam("If-None-Match")
    @Nullable
    String ifNoneMatch;

    @HeaderParam("Range")
    @Nullable
    String range;

    @HeaderParam("If-Range")
    @Nullable
    String ifRange;

    /** @param etag empty when the file has none */
    boolean isKnown(String etag) {
        return ifNoneMatch != null
                && !etag.isEmpty()
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || known.equals(etag) || known.equals("W/" + etag));
    }

    /** All of it when the part would go with another content. */
    ByteRange range(String etag, long size) {
        boolean same = ifRange == null || (!etag.isEmpty() && ifRange.strip().equals(etag));
        return same ? ByteRange.of(range, size) : new ByteRange.Whole();
    }
}
