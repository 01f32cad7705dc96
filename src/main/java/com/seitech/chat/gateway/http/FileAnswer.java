package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.upload.Download;
import com.seitech.chat.gateway.upload.LinkedFile;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.PathPart;

/** A file as browsers get it: whatever is in it, it runs nowhere, and only pictures are shown in a page. */
final class FileAnswer {
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]{0,63}/[a-z0-9][a-z0-9.+-]{0,127}");
    private static final String UNKNOWN = "application/octet-stream";

    private FileAnswer() {}

    /** Empty when nothing is known of the content. */
    static String etag(LinkedFile file) {
        return file.checksum().isEmpty() ? "" : '"' + file.checksum() + '"';
    }

    /** A part of that size: the framework would read the range itself, of a file that it is given as such. */
    static Response whole(Download download) {
        LinkedFile file = download.file();
        return described(Response.ok(), file)
                .entity(new PathPart(download.content(), 0, file.size()))
                .build();
    }

    static Response part(Download download, ByteRange.Part part) {
        LinkedFile file = download.file();
        return described(Response.status(Response.Status.PARTIAL_CONTENT), file)
                .entity(new PathPart(download.content(), part.first(), part.length()))
                .header("Content-Range", part.of(file.size()))
                .build();
    }

    static Response head(LinkedFile file) {
        return described(Response.ok(), file)
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .build();
    }

    static Response notModified(LinkedFile file) {
        return kept(Response.notModified(), file).build();
    }

    static Response unsatisfiable(LinkedFile file) {
        return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ErrorBody.of(Problem.RANGE_NOT_SATISFIABLE))
                .header("Content-Range", "bytes */" + file.size())
                .build();
    }

    private static ResponseBuilder described(ResponseBuilder answer, LinkedFile file) {
        String type = mediaType(file.mimetype());
        String name = file.name();
        return kept(answer, file)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        SHOWN.contains(type) ? ContentDisposition.inline(name) : ContentDisposition.attachment(name))
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Referrer-Policy", "no-referrer")
                // The page that shows it is on another origin.
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** What a browser keeps beside the file: new with every answer, also when the file is the same. */
    private static ResponseBuilder kept(ResponseBuilder answer, LinkedFile file) {
        String etag = etag(file);
        return answer.header(HttpHeaders.ETAG, etag.isEmpty() ? null : etag)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "private, max-age=" + file.validFor().toSeconds());
    }

    /** Without parameters: what somebody wrote in Odoo goes into a header. */
    private static String mediaType(String raw) {
        int parameters = raw.indexOf(';');
        String type =
                (parameters < 0 ? raw : raw.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        return MEDIA_TYPE.matcher(type).matches() ? type : UNKNOWN;
    }
}
