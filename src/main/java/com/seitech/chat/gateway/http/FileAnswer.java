package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.upload.Download;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A file as browsers get it: whatever is in it, it runs nowhere, and only pictures are shown in a page. */
final class FileAnswer {
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]{0,63}/[a-z0-9][a-z0-9.+-]{0,127}");
    private static final String UNKNOWN = "application/octet-stream";

    private FileAnswer() {}

    static Response of(Download download) {
        String type = mediaType(download.mimetype());
        String name = download.name();
        return Response.ok(download.content())
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        SHOWN.contains(type) ? ContentDisposition.inline(name) : ContentDisposition.attachment(name))
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "private, max-age=" + download.validFor().toSeconds())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Referrer-Policy", "no-referrer")
                // The page that shows it is on another origin.
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    /** Without parameters: what somebody wrote in Odoo goes into a header. */
    private static String mediaType(String raw) {
        int parameters = raw.indexOf(';');
        String type =
                (parameters < 0 ? raw : raw.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        return MEDIA_TYPE.matcher(type).matches() ? type : UNKNOWN;
    }
}
