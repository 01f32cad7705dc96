package com.seitech.chat.gateway.odoo.web;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.seitech.chat.gateway.odoo.web.ContentFailure.NoAnswer;
import com.seitech.chat.gateway.odoo.web.ContentFailure.OtherContent;
import com.seitech.chat.gateway.odoo.web.ContentFailure.OtherStatus;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Brings a file from Odoo to the disk, a piece at a time. */
@Singleton
public final class ContentDownload {
    private static final int OK = 200;
    private static final int PIECE = 256 * 1024;

    private final OdooContent content;

    ContentDownload(@RestClient OdooContent content) {
        this.content = content;
    }

    /** Fills the file at {@code target}, which exists. When this returns, all of it is there. */
    public void fetch(ContentRequest request, Path target) throws ContentFailure {
        FutureTask<Void> task = new FutureTask<>(() -> {
            download(request, target);
            return null;
        });
        Thread.ofVirtual().name("odoo-content-" + request.attachment()).start(task);
        try {
            task.get(request.deadline().toMillis(), MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new NoAnswer("not all of it within " + request.deadline());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(e);
        } finally {
            task.cancel(true);
        }
    }

    private static ContentFailure failure(Throwable cause) {
        return switch (cause) {
            case ContentFailure failure -> failure;
            case UncheckedIOException ourDisk -> throw ourDisk;
            default -> new NoAnswer(cause);
        };
    }

    private void download(ContentRequest request, Path target) throws ContentFailure, InterruptedException {
        try (Response answer = content.get(request.attachment(), request.accessToken(), request.database())) {
            if (answer.getStatus() != OK) {
                throw new OtherStatus(answer.getStatus());
            }
            try (InputStream body = answer.readEntity(InputStream.class)) {
                copy(body, target, request, isTagged(answer, request.checksum()));
            }
        } catch (WebApplicationException e) {
            e.getResponse().close();
            throw new OtherStatus(e.getResponse().getStatus());
        } catch (IOException | ProcessingException e) {
            throw new NoAnswer(e);
        }
    }

    /** Odoo's tag is the checksum; but what stands before Odoo may have taken it away or made another. */
    private static boolean isTagged(Response answer, String checksum) {
        String tag = answer.getHeaderString(HttpHeaders.ETAG);
        return tag != null && tag.equals('"' + checksum + '"');
    }

    /** @param known that these are the bytes that are wanted: else they are counted */
    private static void copy(InputStream body, Path target, ContentRequest request, boolean known)
            throws IOException, InterruptedException, ContentFailure {
        long left = request.size();
        try (ContentWriter writer = new ContentWriter(target, !known)) {
            for (byte[] piece = new byte[PIECE]; left >= 0; piece = new byte[PIECE]) {
                int read = body.read(piece);
                if (read < 0) {
                    break;
                }
                left -= read;
                writer.write(ByteBuffer.wrap(piece, 0, read));
            }
            if (left != 0 || !isAsSaid(writer.end(), request, known)) {
                throw new OtherContent();
            }
        }
    }

    private static boolean isAsSaid(String checksum, ContentRequest request, boolean known) {
        return known || request.checksum().isEmpty() || request.checksum().equals(checksum);
    }
}
