package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.upload.Downloads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The files that messages link to. Takes no session: an image in a page cannot send one, and the link is signed. */
@Path("/web/content")
@RunOnVirtualThread
@Tag(name = "chat")
public final class FileResource {
    private final Downloads downloads;
    private final DownloadWatch watch;

    FileResource(Downloads downloads, DownloadWatch watch) {
        this.downloads = downloads;
        this.watch = watch;
    }

    @GET
    @Path("{attachment: [0-9]+}/{name: .*}")
    @Operation(operationId = "file", summary = "A file of a message, under the link that the message gives")
    public Response file(
            @RestPath String attachment,
            @RestPath String name,
            @RestQuery @Nullable String token,
            RoutingContext call) {
        return FileAnswer.of(watch.watch(call, downloads.open(Numbers.attachmentInPath(attachment), token)));
    }
}
