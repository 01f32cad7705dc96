package com.seitech.chat.gateway.odoo.xmlrpc;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a body exactly once. The library's default transport repeats a POST when the server closes the connection
 * without an answer, follows redirects, and has no limit for the whole exchange; this one does none of that.
 */
final class HttpTransport {
    private static final Set<Class<?>> OF_THE_CONNECTION = Set.of(
            IOException.class,
            EOFException.class,
            SocketException.class,
            ClosedChannelException.class,
            HttpTimeoutException.class);

    private final URI uri;
    private final Duration connectTimeout;
    private final long maxAnswerBytes;
    private @Nullable HttpClient client;

    HttpTransport(URI uri, Duration connectTimeout, long maxAnswerBytes) {
        this.uri = uri;
        this.connectTimeout = connectTimeout;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    /** Made by the first call: it reads all authorities that Java trusts, and the start of the gateway need not wait for it. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(connectTimeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    byte[] post(HttpRequest.BodyPublisher body, Duration deadline) throws XmlRpcFailure {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(deadline)
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(body)
                .build();
        HttpResponse<byte[]> response = await(
                client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxAnswerBytes)),
                deadline);
        if (response.statusCode() != 200) {
            throw new XmlRpcFailure.HttpStatus(response.statusCode());
        }
        return response.body();
    }

    /** Waits for the last byte: the request's own timeout ends with the headers, so a dripping body would hang it. */
    private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer, Duration deadline)
            throws XmlRpcFailure {
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new XmlRpcFailure.OutcomeUnknown("no answer within " + deadline, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new XmlRpcFailure.OutcomeUnknown("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static XmlRpcFailure failure(Throwable cause) {
        boolean notSent = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        if (notSent) {
            return new XmlRpcFailure.NotSent("no connection: " + text(cause), cause);
        }
        return isOfTheConnection(cause)
                ? new XmlRpcFailure.OutcomeUnknown(text(cause), cause)
                : new XmlRpcFailure.OutcomeUnknown(
                        "an answer that is no HTTP: " + cause.getClass().getSimpleName(), null);
    }

    private static String text(Throwable cause) {
        return cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    /** Others quote what was received. */
    private static boolean isOfTheConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (!OF_THE_CONNECTION.contains(cause.getClass())) {
                return false;
            }
        }
        return true;
    }
}
