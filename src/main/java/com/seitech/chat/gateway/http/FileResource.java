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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The files that messages link to. Takes no session: an image in a page cannot send one, and the link is signed. */
@Path("/web/content")
@RunOnVirtualThread
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
    public Response head(
            @RestPath String attachment,
            @RestPath String name,
            @RestQuery @Nullable String token,
            @BeanParam FileConditions wanted) {
        LinkedFile file = downloads.find(Numbers.attachmentInPath(attachment), token);
        return wanted.isKnown(FileAnswer.etag(file)) ? FileAnswer.notModified(file) : FileAnswer.head(file);
    }
}
