package com.seitech.chat.gateway.real;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** A restart of Odoo during which something happens. */
final class Restart {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Restart() {}

    static void of(URI odoo, Runnable meanwhile) {
        CompletableFuture<Void> restarted =
                CompletableFuture.runAsync(() -> LocalScript.mustRun("restart"), Thread::startVirtualThread);
        try (HttpClient client = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(LOOK_EVERY)
                    .until(() -> restarted.isDone() || !answers(client, odoo));
            meanwhile.run();
        } finally {
            restarted.join();
        }
    }

    private static boolean answers(HttpClient client, URI odoo) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(odoo.resolve("/web/health"))
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
