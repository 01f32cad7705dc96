package com.seitech.chat.gateway.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How several replicas on one PostgreSQL share the work. With SQLite there is one, and nothing of this applies. */
@ConfigMapping(prefix = "gateway.cluster")
public interface ClusterConfig {
    /** Where the other replicas reach this one. Without it, by the address that PostgreSQL sees, and the port of the API. */
    Optional<URI> url();

    /** Others take over what a replica looks after when it has not been heard of for so long. */
    @WithDefault("5s")
    Duration lease();

    /** How often a replica says that it is there, and looks how the others do. */
    @WithDefault("500ms")
    Duration beat();

    /** How long requests under way may take before what they are about is handed over to another replica. */
    @WithDefault("2s")
    Duration handOver();

    /** Connections to each other replica: an open stream that is passed on takes one. */
    @WithDefault("20000")
    int connections();

    /** How long a request waits for a replica that looks after its channel. */
    @WithDefault("10s")
    Duration patience();
}
