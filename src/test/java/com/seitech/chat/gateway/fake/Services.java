package com.seitech.chat.gateway.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two XML-RPC services: {@code common} needs no login, {@code object} checks it on every call. */
final class Services {
    private final Database database;
    private final Installation installation;
    private final Methods methods;

    Services(Database database, Installation installation) {
        this.database = database;
        this.installation = installation;
        this.methods = new Methods(database, installation);
    }

    /** The answer, which may be a fault. */
    String answer(String service, XmlRpcReader.Request request) {
        try {
            Object result = "common".equals(service)
                    ? common(request.method(), request.params())
                    : object(request.method(), request.params());
            return XmlRpcWriter.result(result);
        } catch (OdooError e) {
            return fault(e);
        } catch (ClassCastException | IndexOutOfBoundsException e) {
            return fault(OdooError.program("TypeError", String.valueOf(e.getMessage())));
        }
    }

    static String fault(OdooError error) {
        return XmlRpcWriter.fault(error.code(), error.text());
    }

    private Object common(String method, List<Object> params) {
        return switch (method) {
            case "version" -> version();
            case "authenticate", "login" -> authenticate(params);
            default -> throw OdooError.program("Exception", "Method not found: " + method);
        };
    }

    private Map<String, Object> version() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("server_version", installation.version());
        version.put("server_version_info", List.of(19L, 0L, 0L, "final", 0L, ""));
        version.put("server_serie", installation.version());
        version.put("protocol_version", 1L);
        return version;
    }

    private Object authenticate(List<Object> params) {
        checkDatabase(params.get(0));
        return installation.users().stream()
                .filter(user -> user.login().equals(params.get(1)) && user.key().equals(params.get(2)))
                .map(user -> (Object) user.id())
                .findFirst()
                .orElse(false);
    }

    private Object object(String method, List<Object> params) {
        if (!"execute_kw".equals(method)) {
            throw OdooError.program("NameError", "Method not available " + method);
        }
        checkDatabase(params.get(0));
        User user = user((Long) params.get(1), params.get(2));
        Map<?, ?> kwargs = params.size() > 6 && params.get(6) instanceof Map<?, ?> named ? named : Map.of();
        return database.transaction(() -> methods.call(
                user, String.valueOf(params.get(3)), String.valueOf(params.get(4)), (List<?>) params.get(5), kwargs));
    }

    private void checkDatabase(Object name) {
        if (!installation.hasDatabase(String.valueOf(name))) {
            throw OdooError.program(
                    "psycopg2.OperationalError",
                    "connection to server on socket \"/run/postgresql/.s.PGSQL.5432\" failed: FATAL:  database \""
                            + name + "\" does not exist\n");
        }
    }

    private User user(long id, Object key) {
        User user = installation.user(id).orElseThrow(() -> OdooError.missing(Model.USER, id, id));
        if (!user.key().equals(key)) {
            throw OdooError.denied();
        }
        return user;
    }
}
