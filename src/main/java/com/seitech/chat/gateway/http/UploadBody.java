package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form of an upload, written again for another replica: texts first, then the file from where it is kept meanwhile. */
final class UploadBody implements PeerRequest.Body {
    private static final List<String> FIELDS =
            List.of("channel_id", "session_token", "author_name", "client_message_id");

    private final Vertx vertx;
    private final UploadForm form;
    private final String boundary = UUID.randomUUID().toString();

    UploadBody(Vertx vertx, UploadForm form) {
        this.vertx = vertx;
        this.form = form;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public Future<HttpClientResponse> send(HttpClientRequest request) {
        Path path = form.file();
        return vertx.fileSystem()
                .open(path.toString(), new OpenOptions().setRead(true).setWrite(false))
                .compose(file -> file.size().compose(size -> send(request, file, size)));
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, AsyncFile file, long size) {
        Buffer before = before();
        Buffer after = Buffer.buffer("\r\n--" + boundary + "--\r\n");
        request.putHeader("Content-Length", Long.toString(before.length() + size + after.length()));
        // It may come before all of the body is sent: a refusal.
        Future<HttpClientResponse> answer = request.response();
        request.write(before)
                .compose(written -> file.pipe().endOnComplete(false).to(request))
                .compose(written -> request.end(after))
                .onFailure(e -> request.reset())
                .eventually(() -> file.close());
        return answer;
    }

    private Buffer before() {
        StringBuilder parts = new StringBuilder();
        for (String name : FIELDS) {
            String value = form.field(name);
            if (value != null) {
                parts.append(head(name, null)).append(value).append("\r\n");
            }
        }
        return Buffer.buffer(
                parts.append(head("file", form.fileName())).toString().getBytes(UTF_8));
    }

    /** As browsers write it. */
    private static String inQuotes(String fileName) {
        String inside = fileName.replace("\"", "%22");
        return inside.endsWith("\\") ? inside.substring(0, inside.length() - 1) : inside;
    }

    private String head(String name, @Nullable String fileName) {
        String file = fileName == null ? "" : "; filename=\"" + inQuotes(fileName) + "\"";
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n";
    }
}
