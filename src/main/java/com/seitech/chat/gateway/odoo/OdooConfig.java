package com.seitech.chat.gateway.odoo;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where Odoo is and how much of it we may use. */
@ConfigMapping(prefix = "gateway.odoo")
public interface OdooConfig {
    /** Odoo itself, reached from the gateway; visitors never see this address. */
    @WithDefault("http://localhost:8069")
    URI url();

    /** The database's name. */
    @WithDefault("odoo")
    String database();

    /** The integration user's login: a plain internal user in the group "Chat gateway", never an administrator. */
    @WithDefault("chat_gateway")
    String login();

    /** The integration user's API key. Prefer the file. */
    Optional<Secret> apiKey();

    /** A file that holds the API key; read for every call, so that a key can be replaced without a restart. */
    Optional<Path> apiKeyFile();

    /** The external id of the group whose users become members of a new channel. */
    @WithDefault("seitech_elearning.group_elearning_support_agent")
    String agentGroup();

    /** How long the members of that group are remembered. */
    @WithDefault("60s")
    Duration agentsKept();

    /** Calls to Odoo at once, never more than twice its workers; one of them is kept for files, one for reading news. */
    @WithDefault("4")
    int permits();

    /** How long a call waits for its permit before it gives up. */
    @WithDefault("5s")
    Duration permitWait();

    /** The same for a call that carries a file: they go one after the other. */
    @WithDefault("30s")
    Duration filePermitWait();

    /** At least 4 s: Odoo's accept queue is short and a lost packet is repeated after 1 and 3 s. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** From connecting to the last byte of the answer. */
    @WithDefault("10s")
    Duration callTimeout();

    /** The same for a call that carries a file. */
    @WithDefault("60s")
    Duration fileTimeout();

    /** A larger answer is not read. */
    @WithDefault("64M")
    MemorySize maxAnswer();

    /** Repeats of a failed read. A write is never repeated blindly. */
    @WithDefault("2")
    int readRetries();

    /** The pause before such a repeat. */
    @WithDefault("200ms")
    Duration retryDelay();

    /** Calls that the circuit breaker looks back on. */
    @WithDefault("20")
    int breakerWindow();

    /** The share of failures among them that opens the circuit. */
    @WithDefault("0.5")
    double breakerRatio();

    /** How long an open circuit spares Odoo before one call may try. */
    @WithDefault("2s")
    Duration breakerDelay();

    /** How often a wrong setting is probed again: a wrong password costs Odoo half a second each time. */
    @WithDefault("60s")
    Duration misconfiguredProbe();

    /** How long it is remembered when the API key expires, for the metrics. */
    @WithDefault("1h")
    Duration keyExpiryKept();

    /** How often readiness asks Odoo for its health. Visitors see it as offline when it has not answered for 30 s. */
    @WithDefault("5s")
    Duration healthInterval();

    /** How long readiness stays up when a ready Odoo, or the database, stops answering: a restart there is none here. */
    @WithDefault("60s")
    Duration readinessGrace();

    /** How long it is remembered whether an agent is there: one question serves all visitors who look meanwhile. */
    @WithDefault("30s")
    Duration presenceKept();

    /** How long a visitor's look waits for that question; then it is told what was known last. */
    @WithDefault("2s")
    Duration presenceWait();
}
