package com.seitech.chat.gateway.real;

import com.seitech.chat.gateway.odoo.LateMessage;
import com.seitech.chat.gateway.odoo.OdooUnderTest;
import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
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
    private static final Login COLLEAGUE = new Login("colleague", "a colleague's password");

    private static final String TAKEN = "taken id";
    private static final Path NUDGE_SCRIPT = Path.of("docker", "odoo", "nudge.py");

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
                parsed(lines).inviteOthers();
            }
            return parsed(lines);
        }
    }

    /** Another one beside it, with a customer's own chat module; whoever starts it stops it. */
    public static RealOdoo another(Path home, Path addons) {
        Map<String, String> settings = stack(home, addons);
        LocalScript.mustRun(settings, "down", "");
        return parsed(String.join("\n", LocalScript.mustRun(settings, "up", "")));
    }

    public static void stop(Path home, Path addons) {
        LocalScript.mustRun(stack(home, addons), "down", "");
    }

    private static Map<String, String> stack(Path home, Path addons) {
        return Map.of(
                "STACK_HOME", home.toAbsolutePath().toString(),
                "ODOO_EXTRA_ADDONS", addons.toAbsolutePath().toString(),
                "ODOO_NO_ASSETS", "1");
    }

    private static RealOdoo parsed(String lines) {
        Map<String, String> values = new TreeMap<>();
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return new RealOdoo(values);
    }

    /** A portal user, as customers have them, and a second agent. */
    private void inviteOthers() {
        OdooUser admin = admin();
        Invitation.of(admin, STRANGER, "Sam Stranger", Invitation.CUSTOMERS);
        Invitation.of(admin, COLLEAGUE, "Bilal Agent", Invitation.AGENTS);
    }

    public OdooUser admin() {
        return new OdooUser(url(), database(), value("ODOO_ADMIN_LOGIN"), value("ODOO_ADMIN_PASSWORD"));
    }

    public OdooUnderTest underTest() {
        return new OdooUnderTest(
                url(),
                database(),
                new Login(value("AGENT_LOGIN"), value("AGENT_PASSWORD")),
                new Login(value("ODOO_ADMIN_LOGIN"), value("ODOO_ADMIN_PASSWORD")),
                STRANGER);
    }

    /** The agent answers, as the desk's page does it. */
    public void agentReplies(long channel, String text) {
        Login agent = underTest().agent();
        new OdooUser(url(), database(), agent.name(), agent.password())
                .execute("seitech.chat.channel", "desk_reply", List.of(List.of(channel)), Map.of("content", text));
    }

    /** An agent beside the one of {@link #underTest()}. */
    public Login colleague() {
        return COLLEAGUE;
    }

    /** Restarts Odoo; what is to happen meanwhile begins when Odoo no longer answers. */
    public void restart(Runnable meanwhile) {
        Restart.of(url(), meanwhile);
    }

    /** Restarts PostgreSQL alone. */
    public void restartDatabase() {
        LocalScript.mustRun(List.of("restart", "--database"));
    }

    /** The database as it is now. */
    public void backup(Path file) {
        LocalScript.mustRun(List.of("backup", file.toString()));
    }

    /** What was written since is gone, and Odoo goes on with what is left. */
    public void restore(Path file) {
        LocalScript.mustRun(List.of("restore", file.toString()));
    }

    /** Lets messages look as if they had been written so many days earlier, which no call of Odoo's can do. */
    public void backdate(List<Long> messages, int days) {
        LocalScript.mustRun("shell", """
                env.cr.execute("UPDATE seitech_chat_message SET create_date = create_date - interval '%d days' WHERE id = ANY(%%s)", [%s])
                env.cr.commit()
                """.formatted(days, messages));
    }

    /** What another reader sees of a transaction that is still open: an id that is taken, and no message. */
    public LateMessage late(ChannelId channel) {
        long id = Long.parseLong(LocalScript.mustRun("shell", """
                env.cr.execute("SELECT nextval('seitech_chat_message_id_seq')")
                print("%s", env.cr.fetchone()[0])
                """.formatted(TAKEN)).stream()
                .filter(line -> line.contains(TAKEN))
                .map(line ->
                        line.substring(line.indexOf(TAKEN) + TAKEN.length()).strip())
                .findFirst()
                .orElseThrow());
        return new Late(new MessageId(id), channel);
    }

    private record Late(MessageId id, ChannelId channel) implements LateMessage {
        @Override
        public void commit() {
            LocalScript.mustRun("shell", """
                    env.cr.execute(\"""
                        INSERT INTO seitech_chat_message
                            (id, channel_id, content, message_type, create_uid, write_uid, create_date, write_date)
                        VALUES (%s, %s, 'late', 'text', 1, 1, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC')\""")
                    env.cr.commit()
                    """.formatted(id, channel));
        }
    }

    /** Takes the operator's way to the rule by which Odoo tells a gateway of news. */
    public void nudges(URI gateway, String secret) {
        runNudgeScript(Map.of("GATEWAY_URL", gateway.toString(), "GATEWAY_NUDGE_SECRET", secret));
    }

    public void nudgesNobody() {
        runNudgeScript(Map.of());
    }

    private static void runNudgeScript(Map<String, String> settings) {
        try {
            LocalScript.mustRun(settings, "shell", Files.readString(NUDGE_SCRIPT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The agent writes a message, and its transaction fails. */
    public void agentFailsToWrite(long channel) {
        LocalScript.mustRun("shell", """
                agent = env['res.users'].search([('login', '=', '%s')])
                env['seitech.chat.message'].with_user(agent).create({'channel_id': %d, 'content': 'never said'})
                env.cr.rollback()
                """.formatted(value("AGENT_LOGIN"), channel));
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

    /** Of the PostgreSQL behind it, where its user {@code odoo} may do everything without a password. */
    public int postgresPort() {
        return Integer.parseInt(value("PG_PORT"));
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
