package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.cluster.Slot;
import com.seitech.chat.gateway.program.Gateway;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.real.PostgresUrl;
import com.seitech.chat.gateway.session.ChannelId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some gateways on one PostgreSQL, with the lease and the heartbeat that they have by default. */
final class SharedGateways implements AutoCloseable {
    private static final Duration SHARED_BY = Duration.ofSeconds(20);
    /** Who holds a slot in the database is told so a moment later. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final String HOLDERS =
            "select string_agg(number || '=' || url, ' ') from slot join replica on holder = replica.id";

    private final OdooLogin odoo;
    private final PostgresUrl database = PostgresUrl.created();
    private final List<Gateway> gateways = new ArrayList<>();
    private int started;

    SharedGateways(OdooLogin odoo, int count) {
        this.odoo = odoo;
        refill(count);
    }

    /** Each has its share afterwards. */
    void refill(int count) {
        while (gateways.size() < count) {
            Gateway.Setup setup = new Gateway.Setup("gateway-replica-" + started++, odoo, DataDirectory.fresh());
            gateways.add(Gateway.start(setup.withSettings(Setups.sharing(database))));
        }
        if (!Pause.until(this::isShared, SHARED_BY)) {
            throw new IllegalStateException("the replicas do not share the channels: " + holders());
        }
        Pause.of(SETTLING);
    }

    private boolean isShared() {
        Map<Integer, String> holders = holders();
        int fairShare = (Slot.COUNT + gateways.size() - 1) / gateways.size();
        return holders.size() == Slot.COUNT
                && gateways.stream()
                        .map(one -> one.uri().toString())
                        .allMatch(url -> Collections.frequency(holders.values(), url) <= fairShare);
    }

    private Map<Integer, String> holders() {
        Map<Integer, String> holders = new HashMap<>();
        for (String one : database.text(HOLDERS).split(" ", -1)) {
            String[] parts = one.split("=", 2);
            if (parts.length == 2) {
                holders.put(Integer.parseInt(parts[0]), parts[1]);
            }
        }
        return holders;
    }

    /** Those whose channels it looks after. */
    List<Visitor> of(Gateway gateway, List<Visitor> visitors) {
        Map<Integer, String> holders = holders();
        String url = gateway.uri().toString();
        return visitors.stream()
                .filter(one -> url.equals(
                        holders.get(Slot.of(new ChannelId(one.channel())).number())))
                .toList();
    }

    void know(List<Visitor> visitors) {
        try (Connection connection = DriverManager.getConnection(database.jdbc(), PostgresUrl.USER, "")) {
            KnownVisitors.insert(connection, visitors);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Gateway first() {
        return gateways.getFirst();
    }

    Gateway last() {
        return gateways.getLast();
    }

    List<Gateway> all() {
        return List.copyOf(gateways);
    }

    String database() {
        return database.name();
    }

    void kill(Gateway gateway) {
        gateways.remove(gateway);
        gateway.kill();
    }

    /** Returns when it has ended. */
    void stop(Gateway gateway) {
        gateways.remove(gateway);
        gateway.close();
    }

    @Override
    public void close() {
        gateways.forEach(Gateway::kill);
        database.close();
    }
}
