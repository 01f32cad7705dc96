package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcEndpoint;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody who is logged in to Odoo, fake or real, and calls its models. A fault fails the test, with Odoo's text. */
public final class OdooUser {
    /** A cold worker of a real Odoo takes seconds for its first call. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long LARGEST_ANSWER = 64L << 20;

    private final String database;
    private final String password;
    private final XmlRpcEndpoint object;
    private final int id;

    public OdooUser(URI url, String database, String login, String password) {
        this(url, database, loggedIn(url, database, login, password), password);
    }

    /** Somebody who claims to be logged in. */
    OdooUser(URI url, String database, int id, String password) {
        this.database = database;
        this.password = password;
        this.object = endpoint(url, "object");
        this.id = id;
    }

    private static int loggedIn(URI url, String database, String login, String password) {
        List<Object> credentials = List.of(database, login, password, Map.of());
        return (Integer) call(endpoint(url, "common"), "authenticate", credentials);
    }

    static XmlRpcEndpoint endpoint(URI url, String service) {
        return new XmlRpcEndpoint(url.resolve("/xmlrpc/2/" + service), PATIENCE, LARGEST_ANSWER);
    }

    private static Object call(XmlRpcEndpoint endpoint, String method, List<?> parameters) {
        try {
            return Objects.requireNonNull(endpoint.call(method, parameters, PATIENCE));
        } catch (XmlRpcFailure.Fault e) {
            throw new AssertionError(e.text(), e);
        } catch (XmlRpcFailure e) {
            throw new AssertionError(e);
        }
    }

    public int id() {
        return id;
    }

    /** Lists come as {@code Object[]}, records as {@code Map}. */
    public Object execute(String model, String method, List<?> args, Map<String, ?> kwargs) {
        return call(object, "execute_kw", List.of(database, id, password, model, method, args, kwargs));
    }

    /** The same, for who expects that it may fail. */
    public @Nullable Object tryTo(String model, String method, Object... args) throws XmlRpcFailure {
        List<Object> parameters = List.of(database, id, password, model, method, List.of(args));
        return object.call("execute_kw", parameters, PATIENCE);
    }

    public long create(String model, Map<String, ?> values) {
        return ((Integer) execute(model, "create", List.of(values), Map.of())).longValue();
    }

    public void write(String model, long record, Map<String, ?> values) {
        mustBeTrue(execute(model, "write", List.of(List.of(record), values), Map.of()));
    }

    public void unlink(String model, long record) {
        mustBeTrue(execute(model, "unlink", List.of(List.of(record)), Map.of()));
    }

    Row row(String model, long record, String... fields) {
        return Row.list(execute(model, "read", List.of(List.of(record), List.of(fields)), Map.of()))
                .getFirst();
    }

    List<Row> search(String model, List<?> domain, String... fields) {
        return Row.list(
                execute(model, "search_read", List.of(domain), Map.of("fields", List.of(fields), "order", "id")));
    }

    private static void mustBeTrue(Object done) {
        if (!Boolean.TRUE.equals(done)) {
            throw new AssertionError("Odoo answered " + done);
        }
    }
}
