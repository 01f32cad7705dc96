package com.seitech.chat.gateway.real;

import com.seitech.chat.gateway.odoo.OdooUnderTest;
import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.odoo.OdooUser;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A real Odoo with its database, one for all tests of a JVM. */
public final class RealOdoo {
    /** Held by the JVM itself: every Quarkus application has its own class loader, and so its own statics. */
    private static final String STARTED = "seitech.real-odoo";

    private static final Login STRANGER = new Login("stranger", "a stranger's password");

    private final Map<String, String> values;

    private RealOdoo(Map<String, String> values) {
        this.values = values;
    }

    /** Starts it, or finds it started by an earlier test. */
    public static RealOdoo up() {
        synchronized (System.getProperties()) {
            String lines = System.getProperty(STARTED);
            if (lines == null) {
                // What an earlier run left behind when it was killed.
                LocalScript.mustRun("down");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> LocalScript.run("down")));
                lines = String.join("\n", LocalScript.mustRun("up"));
                System.setProperty(STARTED, lines);
                parsed(lines).inviteStranger();
            }
            return parsed(lines);
        }
    }

    private static RealOdoo parsed(String lines) {
        Map<String, String> values = new TreeMap<>();
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return new RealOdoo(values);
    }

    /** A portal user, as customers have them. */
    private void inviteStranger() {
        OdooUser admin = admin();
        List<?> domain = List.of(List.of("login", "=", STRANGER.name()));
        Object[] found = (Object[]) admin.execute("res.users", "search", List.of(domain), Map.of());
        if (found.length == 0) {
            Object[] portal = (Object[])
                    admin.execute("ir.model.data", "check_object_reference", List.of("base", "group_portal"), Map.of());
            Object done = admin.create(
                    "res.users",
                    Map.of(
                            "login",
                            STRANGER.name(),
                            "name",
                            "Sam Stranger",
                            "password",
                            STRANGER.password(),
                            "group_ids",
                            List.of(List.of(6, 0, List.of(Objects.requireNonNull(portal[1]))))));
            Objects.requireNonNull(done);
        }
    }

    public OdooUser admin() {
        return new OdooUser(url(), database(), value("ODOO_ADMIN_LOGIN"), value("ODOO_ADMIN_PASSWORD"));
    }

    public OdooUnderTest underTest() {
        return new OdooUnderTest(url(), database(), new Login(value("AGENT_LOGIN"), value("AGENT_PASSWORD")), STRANGER);
    }

    /** Odoo itself, for programs. */
    public URI url() {
        return URI.create(value("ODOO_RPC_URL"));
    }

    /** Where people and their browsers go: the nginx in front of Odoo, with the live bus. */
    public URI webUrl() {
        return URI.create(value("ODOO_URL"));
    }

    public String database() {
        return value("ODOO_DB");
    }

    public String gatewayLogin() {
        return value("GATEWAY_LOGIN");
    }

    public Path gatewayKeyFile() {
        return Path.of(value("GATEWAY_API_KEY_FILE"));
    }

    public String version() {
        return value("ODOO_VERSION");
    }

    private String value(String key) {
        return Objects.requireNonNull(values.get(key), () -> "docker/odoo/local printed no " + key);
    }
}
