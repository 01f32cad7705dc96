package com.seitech.chat.gateway.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The edge towards visitors. */
@ConfigMapping(prefix = "gateway")
public interface HttpConfig {
    /** The gateway's address as browsers see it; makes links to files absolute, so that pages elsewhere can follow them. */
    Optional<URI> publicUrl();

    Http http();

    /** Bounds of a single request. */
    interface Http {
        /** The largest body that is no file: 10,000 characters of any script fit, in any escaping. */
        @WithDefault("128K")
        MemorySize maxBody();

        /** Such bodies at once, of everybody: while it is read, one takes up to three times as much of the memory. */
        @WithDefault("32M")
        MemorySize maxBodies();

        /** The same of one address. A body that does not announce its size counts as the largest. */
        @WithDefault("4M")
        MemorySize maxBodiesPerAddress();

        /** What a form may add to its file: boundaries, headers and the other fields. */
        @WithDefault("64K")
        MemorySize formOverhead();

        /** What is read of a body at most, even if only to throw it away so that its sender gets to read the refusal. */
        @WithDefault("64M")
        MemorySize maxDrain();

        /** The longest part of an address behind the question mark. */
        @WithDefault("4K")
        MemorySize maxQuery();

        /** Headers of a request at most; browsers and proxies send about twenty. */
        @WithDefault("100")
        int maxHeaders();

        /** How long the head of a request may take to arrive, and a new connection to send its first one. */
        @WithDefault("10s")
        Duration headTime();

        /** How long a connection may be silent between two requests: longer than proxies keep theirs. */
        @WithDefault("75s")
        Duration keepAlive();

        /** How long a body that is no file may take to arrive. */
        @WithDefault("10s")
        Duration bodyTime();

        /** How long a file may take to arrive: 10 MB over a poor mobile connection. */
        @WithDefault("5m")
        Duration uploadTime();

        /** How long a visitor may take to receive a file before the connection is closed: it holds room on our disk. */
        @WithDefault("15m")
        Duration downloadTime();

        /** Addresses or networks of proxies that name the client, such as 10.0.0.0/8; nobody else is believed. */
        Optional<List<String>> trustedProxies();

        /** The header in which they do, X-Forwarded-For or Forwarded. The other one may be anybody's. */
        @WithDefault("x-forwarded-for")
        ForwardedHops proxyHeader();
    }
}
