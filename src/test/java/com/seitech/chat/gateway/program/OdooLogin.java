package com.seitech.chat.gateway.program;

import com.seitech.chat.gateway.odoo.OdooUser;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** An Odoo and somebody who may log in to it. */
public record OdooLogin(URI url, String database, String login, String key) {
    public OdooUser loggedIn() {
        return new OdooUser(url, database, login, key);
    }

    /** As the gateway takes it. */
    public Map<String, String> settings() {
        return Map.of(
                "GATEWAY_ODOO_URL", url.toString(),
                "GATEWAY_ODOO_DATABASE", database,
                "GATEWAY_ODOO_LOGIN", login,
                "GATEWAY_ODOO_API_KEY", key);
    }

    /** The same Odoo, reached another way. */
    public OdooLogin through(URI other) {
        return new OdooLogin(other, database, login, key);
    }

    /** As another process of this run takes it. */
    public List<String> arguments() {
        return List.of(url.toString(), database, login, key);
    }

    public static OdooLogin of(List<String> arguments) {
        return new OdooLogin(URI.create(arguments.get(0)), arguments.get(1), arguments.get(2), arguments.get(3));
    }
}
