package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.tail.Nudge;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Where Odoo says that there is news. Odoo makes an agent wait for the answer, so it comes before anything else is
 * done, and nothing of the call is read. Whoever does not know the secret is passed on to where unknown paths are
 * answered, and so cannot tell that there is something here.
 */
@Singleton
final class NudgeRoute {
    /** The secret is a parameter and no part of the route: what reports on routes names the route only. */
    private static final String PATH = "/internal/odoo/nudge/:secret";

    private final NudgeConfig config;
    private final Nudge nudge;
    private final Slots slots;
    private final PeerRoutes peers;

    NudgeRoute(NudgeConfig config, Nudge nudge, Slots slots, PeerRoutes peers) {
        this.slots = slots;
        this.peers = peers;
        this.config = config;
        this.nudge = nudge;
    }

    void register(@Observes Router router) {
        NudgeSecret.of(config).ifPresent(secret -> router.post(PATH).handler(call -> answer(call, secret)));
    }

    private void answer(RoutingContext call, NudgeSecret secret) {
        if (!secret.is(call.pathParam("secret"))) {
            call.next();
            return;
        }
        call.response().setStatusCode(204).end();
        nudge.nudge();
        slots.others().forEach(peers::tellNudge);
    }
}
