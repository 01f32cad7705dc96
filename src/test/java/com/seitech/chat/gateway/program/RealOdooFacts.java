package com.seitech.chat.gateway.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real Odoo that a command in {@code docker} has started, as {@code docker/odoo/local} tells about it. */
public final class RealOdooFacts {
    private RealOdooFacts() {}

    public static OdooLogin gateway() {
        return login(fact("GATEWAY_LOGIN"), content(Path.of(fact("GATEWAY_API_KEY_FILE"))));
    }

    public static OdooLogin agent() {
        return login(fact("AGENT_LOGIN"), fact("AGENT_PASSWORD"));
    }

    private static OdooLogin login(String login, String key) {
        return new OdooLogin(URI.create(fact("ODOO_RPC_URL")), fact("ODOO_DB"), login, key);
    }

    private static String fact(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(
                    "there is no real Odoo: run this by its command in docker, which starts one");
        }
        return value;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
