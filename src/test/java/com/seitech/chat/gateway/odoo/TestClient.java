package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.testing.TestClock;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A client as the gateway has one, of any Odoo. Its settings may change while it is used, as an operator's may. */
final class TestClient {
    private final Map<String, Object> settings;
    private final Odoo odoo;

    /** @param changes by the names of the configuration's methods */
    TestClient(OdooConfig config, Map<String, ?> changes) {
        settings = new ConcurrentHashMap<>(changes);
        odoo = of(ConfigWith.of(config, settings), new TestClock());
    }

    static Odoo of(OdooConfig config, Clock clock) {
        return new Odoo(
                config,
                new Credentials(config),
                new Permits(config),
                new CallGuards(config),
                new MisconfigurationLatch(config, clock),
                new OdooCalls());
    }

    TestClient with(Map<String, ?> changes) {
        settings.putAll(changes);
        return this;
    }

    /** The login happens with the first call; what is to go wrong later must find it done. */
    TestClient loggedIn() {
        Objects.requireNonNull(reads());
        return this;
    }

    /** Any call that reads. */
    Object reads() {
        return reads(Models.CHANNEL, "search_count", List.of());
    }

    Object reads(String model, String method, Object... args) {
        return odoo.read(Lane.VISITOR, model, method, List.of(args), Map.of());
    }

    Object writes(String model, String method, Object... args) {
        return odoo.write(Lane.VISITOR, model, method, List.of(args), Map.of());
    }
}
