package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.program.OdooLogin;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/**
 * What one writes first: each poll asks Odoo, once, on a virtual thread, with as many calls at once as the gateway
 * allows itself. It checks no token and knows no state, so it does less than it would have to.
 */
final class NaiveGateway {
    static final String LISTENING = "listening on ";
    private static final int PERMITS = 4;
    private static final int CHANNEL_IN_PATH = 4;

    private final OdooUser odoo;
    private final Semaphore permits = new Semaphore(PERMITS);

    private NaiveGateway(OdooUser odoo) {
        this.odoo = odoo;
    }

    /** The arguments are those of {@link OdooLogin}. */
    public static void main(String[] args) {
        NaiveGateway gateway = new NaiveGateway(OdooLogin.of(List.of(args)).loggedIn());
        HttpServer server = Vertx.vertx().createHttpServer().requestHandler(gateway::poll);
        server.listen(0, "127.0.0.1")
                .onSuccess(listening -> System.out.println(LISTENING + listening.actualPort()))
                .onFailure(Throwable::printStackTrace);
    }

    private void poll(HttpServerRequest request) {
        long channel = Long.parseLong(Objects.requireNonNull(request.path()).split("/", -1)[CHANNEL_IN_PATH]);
        long last = Long.parseLong(request.getParam("last_message_id", "0"));
        Thread.startVirtualThread(() -> {
            String body = answer(channel, last);
            request.response().putHeader("Content-Type", "application/json").end(body);
        });
    }

    private String answer(long channel, long last) {
        permits.acquireUninterruptibly();
        try {
            Object rows = odoo.execute(
                    "seitech.chat.message",
                    "search_read",
                    List.of(List.of(List.of("channel_id", "=", channel), List.of("id", ">", last))),
                    Map.of("fields", List.of("author_id", "author_name", "content", "create_date"), "order", "id"));
            return json((Object[]) rows);
        } finally {
            permits.release();
        }
    }

    private static String json(Object[] rows) {
        JsonArray messages = new JsonArray();
        for (Object each : rows) {
            Map<?, ?> row = (Map<?, ?>) each;
            messages.add(new JsonObject()
                    .put("id", row.get("id"))
                    .put("content", row.get("content"))
                    .put("author_name", row.get("author_name"))
                    .put("created_at", row.get("create_date"))
                    .put("is_agent", row.get("author_id") instanceof Object[]));
        }
        return new JsonObject()
                .put("success", true)
                .put("messages", messages)
                .put("is_typing", false)
                .encode();
    }
}
