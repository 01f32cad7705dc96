package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.fault.FaultProxy;
import com.seitech.chat.gateway.real.PostgresUrl;
import com.seitech.chat.gateway.real.RealOdoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Some gateways on one PostgreSQL, each with a disk of its own. */
final class Replicas implements AutoCloseable {
    private static final int ALL_SLOTS = 64;

    private final FakeOdoo odoo;
    private final PostgresUrl database = PostgresUrl.created();
    /** Between the replicas and PostgreSQL. */
    final FaultProxy wire = FaultProxy.before(
            new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), RealOdoo.up().postgresPort()),
            1);

    private final List<PackagedGateway> gateways = new ArrayList<>();
    private final List<PackagedGateway> all = new ArrayList<>();
    private final int count;
    private int turn;

    /** Are ready, and share all channels. */
    Replicas(FakeOdoo odoo, int count) {
        this.odoo = odoo;
        this.count = count;
        refill();
    }

    PackagedGateway add() {
        PackagedGateway gateway = PackagedGateway.start(environment());
        gateways.add(gateway);
        all.add(gateway);
        gateway.awaitReady();
        return gateway;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GATEWAY_ODOO_URL", odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE", odoo.database(),
                "GATEWAY_ODOO_LOGIN", odoo.login(),
                "GATEWAY_ODOO_API_KEY", odoo.apiKey(),
                "GATEWAY_ODOO_BREAKER_DELAY", "200ms",
                "GATEWAY_DATA_DIR", FakeOdooResource.newDataDirectory().toString()));
        environment.putAll(Map.of(
                "GATEWAY_STORE",
                "postgresql",
                "GATEWAY_POSTGRESQL_URL",
                database.jdbc(wire.uri().getPort()),
                "GATEWAY_POSTGRESQL_USER",
                PostgresUrl.USER,
                "GATEWAY_LIMITS_SEND_BURST",
                "1000",
                "GATEWAY_CLUSTER_LEASE",
                "2s",
                "GATEWAY_CLUSTER_BEAT",
                "200ms"));
        return environment;
    }

    List<PackagedGateway> all() {
        return List.copyOf(gateways);
    }

    /** As a load balancer that knows nothing: each call goes to the next. */
    URI next() {
        turn = (turn + 1) % gateways.size();
        return gateways.get(turn).base();
    }

    /** The one that looks after the chat's channel. */
    PackagedGateway holderOf(Chat chat) {
        String url = database.text(
                "select url from replica join slot on holder = id where number = " + chat.channel() % ALL_SLOTS);
        return gateways.stream()
                .filter(gateway -> gateway.base().toString().equals(url))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody looks after " + chat.channel()));
    }

    /** As many as there were, each with its share. */
    void refill() {
        while (gateways.size() < count) {
            add();
        }
        awaitShared();
    }

    void kill(PackagedGateway gateway) {
        gateway.kill();
        gateways.remove(gateway);
    }

    void stop(PackagedGateway gateway) {
        gateways.remove(gateway);
        assertThat(gateway.terminate()).isIn(0, 143);
    }

    /** Evenly, by what the database says: a replica that was cut off from it does not know yet what others took. */
    void awaitShared() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<Long> held = gateways.stream().map(this::slotsOf).toList();
            assertThat(held).allMatch(count -> count >= ALL_SLOTS / gateways.size());
            assertThat(held.stream().mapToLong(one -> one).sum()).isEqualTo(ALL_SLOTS);
            assertThat(gateways.stream().map(one -> figure(one, "gateway_slots")))
                    .isEqualTo(held);
        });
    }

    private long slotsOf(PackagedGateway gateway) {
        return Long.parseLong(database.text(
                "select count(*) from slot join replica on holder = id where until > clock_timestamp() and url = '"
                        + gateway.base() + "'"));
    }

    static long figure(PackagedGateway gateway, String name) {
        Matcher found = Pattern.compile("(?m)^" + name + " ([0-9.]+)")
                .matcher(Http.get(gateway.management().resolve("/q/metrics")).body());
        return found.find() ? (long) Double.parseDouble(found.group(1)) : 0;
    }

    /** Of all lines of a metric that has labels. */
    static double sum(PackagedGateway gateway, String name) {
        return Pattern.compile("(?m)^" + name + "\\{.*} ([0-9.]+)")
                .matcher(Http.get(gateway.management().resolve("/q/metrics")).body())
                .results()
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .sum();
    }

    /** For whoever looks for the cause of a failure. */
    private void keepLogs() {
        for (int i = 0; i < all.size(); i++) {
            try {
                Files.write(
                        Path.of("target", "replica-" + i + ".log"), all.get(i).log(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        keepLogs();
        gateways.forEach(PackagedGateway::close);
        wire.close();
        database.close();
    }
}
