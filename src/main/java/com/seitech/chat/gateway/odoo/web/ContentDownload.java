package com.seitech.chat.gateway.odoo.web;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.seitech.chat.gateway.odoo.web.ContentFailure.NoAnswer;
import com.seitech.chat.gateway.odoo.web.ContentFailure.OtherContent;
import com.seitech.chat.gateway.odoo.web.ContentFailure.OtherStatus;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    private void download(ContentRequest request, Path target) throws ContentFailure {
        try (Response answer = content.get(request.attachment(), request.accessToken(), request.database())) {
            if (answer.getStatus() != OK) {
                throw new OtherStatus(answer.getStatus());
            }
            try (InputStream body = answer.readEntity(InputStream.class)) {
                copy(body, target, request);
            }
        } catch (WebApplicationException e) {
            e.getResponse().close();
            throw new OtherStatus(e.getResponse().getStatus());
        } catch (IOException | ProcessingException e) {
            throw new NoAnswer(e);
        }
    }

    /** Never makes the file: who asked for it may have given up and deleted it. */
    private static void copy(InputStream body, Path target, ContentRequest request) throws IOException, ContentFailure {
        byte[] piece = new byte[PIECE];
        long left = request.size();
        MessageDigest digest = sha1();
        try (OutputStream file = open(target)) {
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                left -= read;
                if (left < 0) {
                    throw new OtherContent();
                }
                digest.update(piece, 0, read);
                write(file, piece, read);
            }
        }
        if (left > 0 || !isAsSaid(digest, request.checksum())) {
            throw new OtherContent();
        }
    }

    private static boolean isAsSaid(MessageDigest digest, String checksum) {
        return checksum.isEmpty() || HexFormat.of().formatHex(digest.digest()).equals(checksum);
    }

    /** Odoo's choice; it keeps no secret here. */
    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static OutputStream open(Path target) {
        try {
            return Files.newOutputStream(target, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream file, byte[] piece, int length) {
        try {
            file.write(piece, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
