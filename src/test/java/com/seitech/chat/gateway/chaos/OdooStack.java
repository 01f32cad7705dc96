package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.program.OdooLogin;
import com.seitech.chat.gateway.real.Balancer;
import com.seitech.chat.gateway.real.Invitation;
import com.seitech.chat.gateway.real.LocalScript;
import com.seitech.chat.gateway.real.PostgresUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real Odoo that is talked over, started by {@code docker/odoo/local}, and how it is disturbed. */
final class OdooStack {
    private static final String MESSAGE = "seitech.chat.message";
    private static final String CHANNEL = "seitech.chat.channel";
    private static final String USER = "res.users";

    private final Path home;
    private final Map<String, String> facts;
    private final OdooUser admin;
    private final List<OdooUser> agents = new ArrayList<>();
    private final List<Long> channels = new ArrayList<>();
    /** Guarded by this object: nothing is started once the program ends. */
    private boolean ending;

    private OdooStack(Path home, Map<String, String> facts) {
        this.home = home;
        this.facts = facts;
        this.admin = login("ODOO_ADMIN_LOGIN", "ODOO_ADMIN_PASSWORD").loggedIn();
        // A restart that goes on would start again what is stopped next.
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    private synchronized void end() {
        ending = true;
    }

    /** The one that runs with its state there. */
    static OdooStack runningIn(Path home) {
        return new OdooStack(home, facts(LocalScript.mustRunIn(home, "status")));
    }

    private static Map<String, String> facts(List<String> lines) {
        Map<String, String> facts = new TreeMap<>();
        lines.forEach(line -> {
            int equals = line.indexOf('=');
            facts.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return facts;
    }

    private String fact(String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }

    private OdooLogin login(String name, String password) {
        return new OdooLogin(URI.create(fact("ODOO_RPC_URL")), fact("ODOO_DB"), fact(name), fact(password));
    }

    /** Odoo itself, as the proxy reaches it. */
    InetSocketAddress address() {
        URI uri = URI.create(fact("ODOO_RPC_URL"));
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    /** As whom the gateway comes, through the proxy. */
    OdooLogin gateway(URI proxy) {
        try {
            String key = Files.readString(Path.of(fact("GATEWAY_API_KEY_FILE"))).strip();
            return new OdooLogin(proxy, fact("ODOO_DB"), fact("GATEWAY_LOGIN"), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another database behind it, with a user of that name whose password stands in the file. */
    PostgresUrl database(String name, Path passwordFile) {
        LocalScript.mustRunIn(
                home, "database", name, passwordFile.toAbsolutePath().toString());
        return new PostgresUrl(Integer.parseInt(fact("PG_PORT")), name);
    }

    /** Beside it, before replicas there. */
    Balancer balancer(List<InetSocketAddress> replicas) {
        return Balancer.before(replicas, home);
    }

    OdooUser inviteAgent(String name) {
        Login login = new Login(name.replace(' ', '-'), "the password of " + name);
        Invitation.of(admin, login, name, Invitation.AGENTS);
        OdooUser agent =
                new OdooUser(URI.create(fact("ODOO_RPC_URL")), fact("ODOO_DB"), login.name(), login.password());
        agents.add(agent);
        return agent;
    }

    /** Returns when it is there again, under the same address. */
    synchronized void suffer(Blow.Kind blow) {
        if (ending) {
            throw new IllegalStateException("the program is ending");
        }
        Map<String, String> after = facts(
                switch (blow) {
                    case RESTART_ODOO -> LocalScript.mustRunIn(home, "restart");
                    case KILL_ODOO -> LocalScript.mustRunIn(home, "restart", "--hard");
                    case RESTART_DATABASE -> LocalScript.mustRunIn(home, "restart", "--database");
                    case KILL_GATEWAY, KILL_REPLICA, ROLLING_RESTART ->
                        throw new IllegalArgumentException("a gateway is no part of Odoo");
                });
        if (!fact("ODOO_RPC_URL").equals(after.get("ODOO_RPC_URL"))) {
            throw new IllegalStateException("another program took Odoo's port: try again");
        }
    }

    /** One message as it stands there. */
    record Stored(long id, long channel, boolean byAgent, String text) {
        static Stored of(Map<?, ?> row) {
            Object[] channel = (Object[]) Objects.requireNonNull(row.get("channel_id"));
            return new Stored(
                    number(row.get("id")),
                    number(channel[0]),
                    row.get("author_id") instanceof Object[],
                    String.valueOf(row.get("content")));
        }
    }

    /** One that is talked in from now on. */
    void opened(long channel) {
        channels.add(channel);
    }

    /** All that was said in them, in the order in which it came. */
    List<Stored> messages() {
        Object rows = admin.execute(
                MESSAGE,
                "search_read",
                List.of(List.of(List.of("channel_id", "in", List.copyOf(channels)))),
                Map.of("fields", List.of("channel_id", "author_id", "content"), "order", "id"));
        return Stream.of((Object[]) rows).map(row -> Stored.of((Map<?, ?>) row)).toList();
    }

    /** Leaves it as it was, for others who use it. */
    void forget() {
        channels.forEach(channel -> admin.unlink(CHANNEL, channel));
        agents.forEach(agent -> admin.write(USER, agent.id(), Map.of("active", false)));
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }
}
