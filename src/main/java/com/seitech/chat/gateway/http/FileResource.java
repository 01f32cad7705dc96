package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.upload.Downloads;
import com.seitech.chat.gateway.upload.LinkedFile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The files that messages link to. Takes no session: an image in a page cannot send one, and the link is signed. */
@Path("/web/content")
@RunOnVirtualThread
@Tag(name = "chat")
public final class FileResource {
    private static final String FILE = "{attachment: [0-9]+}/{name: .*}";

    private final Downloads downloads;
    private final DownloadWatch watch;

    FileResource(Downloads downloads, DownloadWatch watch) {
        this.downloads = downloads;
        this.watch = watch;
    }

    @GET
    @Path(FILE)
    @Operation(
            operationId = "file",
            summary = "A file of a message, or a part of it, under the link that the message gives")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = "*/*"))
    @APIResponse(
            responseCode = "206",
            description = "The part that Range asks for",
            content = @Content(mediaType = "*/*"))
    @APIResponse(responseCode = "304", description = "The client has it already, as If-None-Match says")
    @APIResponse(
            responseCode = "403",
            description = "The link is changed, too old, or of a chat that is another's by now",
            content = @Content(schema = @Schema(implementation = ErrorBody.class)))
    @APIResponse(
            responseCode = "404",
            description = "No message of the chat carries the file any more",
            content = @Content(schema = @Schema(implementation = ErrorBody.class)))
    @APIResponse(
            responseCode = "416",
            description = "The file has no such part; Content-Range says how long it is",
            content = @Content(schema = @Schema(implementation = ErrorBody.class)))
    @APIResponse(
            responseCode = "429",
            description = "Many files are under way to the client's address; Retry-After says when to come back",
            content = @Content(schema = @Schema(implementation = ErrorBody.class)))
    @APIResponse(
            responseCode = "503",
            description = "Odoo is away, and the file is not here",
            content = @Content(schema = @Schema(implementation = ErrorBody.class)))
    public Response file(
            @RestPath String attachment,
            @RestPath String name,
            @RestQuery @Nullable String token,
            @BeanParam FileConditions wanted,
            RoutingContext call) {
        LinkedFile file = downloads.find(Numbers.attachmentInPath(attachment), token);
        String etag = FileAnswer.etag(file);
        if (wanted.isKnown(etag)) {
            return FileAnswer.notModified(file);
        }
        return switch (wanted.range(etag, file.size())) {
            case ByteRange.Unsatisfiable none -> FileAnswer.unsatisfiable(file);
            case ByteRange.Whole all -> FileAnswer.whole(watch.open(call, () -> downloads.open(file)));
            case ByteRange.Part part -> FileAnswer.part(watch.open(call, () -> downloads.open(file)), part);
        };
    }

    @HEAD
    @Path(FILE)
    @Operation(operationId = "fileHead", summary = "What the file is, without its bytes")
    public Response head(
            @RestPath String attachment,
            @RestPath String name,
            @RestQuery @Nullable String token,
            @BeanParam FileConditions wanted) {
        LinkedFile file = downloads.find(Numbers.attachmentInPath(attachment), token);
        return wanted.isKnown(FileAnswer.etag(file)) ? FileAnswer.notModified(file) : FileAnswer.head(file);
    }
}
