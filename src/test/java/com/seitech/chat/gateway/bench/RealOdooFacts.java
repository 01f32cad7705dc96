package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.OdooLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real Odoo that {@code docker/bench} has started, as {@code docker/odoo/local} tells about it. */
final class RealOdooFacts {
    private RealOdooFacts() {}

    static OdooLogin gateway() throws NotMeasurable {
        return login(fact("GATEWAY_LOGIN"), content(Path.of(fact("GATEWAY_API_KEY_FILE"))));
    }

    static OdooLogin agent() throws NotMeasurable {
        return login(fact("AGENT_LOGIN"), fact("AGENT_PASSWORD"));
    }

    private static OdooLogin login(String login, String key) throws NotMeasurable {
        return new OdooLogin(URI.create(fact("ODOO_RPC_URL")), fact("ODOO_DB"), login, key);
    }

    private static String fact(String name) throws NotMeasurable {
        String value = System.getenv(name);
        if (value == null) {
            throw new NotMeasurable("there is no real Odoo; docker/bench starts one");
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
