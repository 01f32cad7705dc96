package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooMisconfigured;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcEndpoint;
import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The peer. Every call to Odoo's models goes through here, and is either a {@link #read}, which may be repeated, or a
 * {@link #write}, which is sent once.
 */
@Singleton
final class Odoo {
    private final OdooConfig config;
    private final Credentials credentials;
    private final Permits permits;
    private final Guards guards;
    private final MisconfigurationLatch latch;
    private final OdooCalls calls;
    private final XmlRpcEndpoint common;
    private final XmlRpcEndpoint object;
    private volatile @Nullable Integer userId;

    Odoo(
            OdooConfig config,
            Credentials credentials,
            Permits permits,
            Guards guards,
            MisconfigurationLatch latch,
            OdooCalls calls) {
        this.config = config;
        this.credentials = credentials;
        this.permits = permits;
        this.guards = guards;
        this.latch = latch;
        this.calls = calls;
        this.common = endpoint("common");
        this.object = endpoint("object");
    }

    private XmlRpcEndpoint endpoint(String service) {
        String base = config.url().toString().replaceAll("/+$", "");
        // Version 2 of the path: the older one sends fault codes as strings, which the library cannot read.
        return new XmlRpcEndpoint(
                URI.create(base + "/xmlrpc/2/" + service),
                config.connectTimeout(),
                config.maxAnswer().asLongValue());
    }

    /** Calls a method that changes nothing. Its failures are repeated a few times. */
    Object read(Lane lane, String model, String method, List<?> args, Map<String, ?> kwargs) {
        return guards.repeated(() -> once(lane, model, method, args, kwargs));
    }

    /** Calls a method that changes something, once. */
    Object write(Lane lane, String model, String method, List<?> args, Map<String, ?> kwargs) {
        return once(lane, model, method, args, kwargs);
    }

    /** The version of the server, which needs no credentials: {@code server_version}, {@code server_serie} and more. */
    Map<?, ?> version() {
        return (Map<?, ?>) guards.repeated(() -> once(Lane.SHARED, "version", () -> callCommon("version", List.of())));
    }

    private Object once(Lane lane, String model, String method, List<?> args, Map<String, ?> kwargs) {
        return once(lane, model + '.' + method, () -> execute(lane, model, method, args, kwargs));
    }

    private Object once(Lane lane, String operation, Callable<Object> call) {
        // The permit first: that we want more than we may ask for is no failure of Odoo's.
        return permits.with(lane, () -> guards.once(() -> calls.counted(lane, operation, call)));
    }

    private Object execute(Lane lane, String model, String method, List<?> args, Map<String, ?> kwargs) {
        latch.check();
        try {
            List<Object> parameters = List.of(
                    config.database(),
                    userId(),
                    credentials.apiKey().value(),
                    model,
                    method,
                    args,
                    CallContext.in(kwargs));
            Object result = call(object, "execute_kw", parameters, timeout(lane));
            latch.open();
            return result;
        } catch (OdooMisconfigured e) {
            // Forget the user's id too: the database may have been rebuilt.
            userId = null;
            latch.close(e);
            throw e;
        }
    }

    private Duration timeout(Lane lane) {
        return lane == Lane.FILE ? config.fileTimeout() : config.callTimeout();
    }

    /** Asked once: Odoo hashes the key at every login, while a call with a known id finds it in a cache. */
    private int userId() {
        Integer known = userId;
        if (known != null) {
            return known;
        }
        Object answer = callCommon(
                "authenticate",
                List.of(config.database(), config.login(), credentials.apiKey().value(), Map.of()));
        if (!(answer instanceof Integer id)) {
            throw FaultTaxonomy.wrongCredentials(null);
        }
        userId = id;
        return id;
    }

    private Object callCommon(String method, List<?> parameters) {
        return call(common, method, parameters, config.callTimeout());
    }

    /** A void result is {@code true}: guards and callers know no null. */
    private static Object call(XmlRpcEndpoint endpoint, String method, List<?> parameters, Duration timeout) {
        try {
            Object result = endpoint.call(method, parameters, timeout);
            return result == null ? true : result;
        } catch (XmlRpcFailure e) {
            if (FaultTaxonomy.isNoneResult(e)) {
                return true;
            }
            throw FaultTaxonomy.classify(e);
        }
    }
}
