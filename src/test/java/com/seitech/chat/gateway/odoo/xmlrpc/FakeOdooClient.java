package com.seitech.chat.gateway.odoo.xmlrpc;

import com.seitech.chat.gateway.fake.FakeOdoo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The endpoint under test, talking to a fake Odoo as its integration user. */
final class FakeOdooClient {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long LARGEST_ANSWER = 64L << 20;

    private final FakeOdoo odoo;
    private final XmlRpcEndpoint object;
    private final Object user;

    FakeOdooClient(FakeOdoo odoo) throws XmlRpcFailure {
        this.odoo = odoo;
        this.object = endpoint(odoo.url().resolve("/xmlrpc/2/object"));
        this.user = Objects.requireNonNull(endpoint(odoo.url().resolve("/xmlrpc/2/common"))
                .call("authenticate", List.of(odoo.database(), odoo.login(), odoo.apiKey(), Map.of()), DEADLINE));
    }

    static XmlRpcEndpoint endpoint(URI uri) {
        return new XmlRpcEndpoint(uri, Duration.ofSeconds(5), LARGEST_ANSWER);
    }

    Object execute(String model, String method, Object... args) throws XmlRpcFailure {
        List<Object> call = List.of(odoo.database(), user, odoo.apiKey(), model, method, List.of(args));
        return Objects.requireNonNull(object.call("execute_kw", call, DEADLINE));
    }

    long create(String model, Map<String, ?> values) throws XmlRpcFailure {
        return ((Integer) execute(model, "create", values)).longValue();
    }

    Object read(String model, long id, String field) throws XmlRpcFailure {
        Object[] rows = (Object[]) execute(model, "read", List.of(id), List.of(field));
        return Objects.requireNonNull(((Map<?, ?>) rows[0]).get(field));
    }
}
