package com.seitech.chat.gateway.odoo;

import java.net.URI;

/**
 * An Odoo that the contract is checked against.
 *
 * @param agent a member of the agents' group
 * @param administrator who may change and delete what others said
 * @param stranger somebody without any right to chats
 */
public record OdooUnderTest(URI url, String database, Login agent, Login administrator, Login stranger) {
    /** Who logs in. */
    public record Login(String name, String password) {}
}
