package com.seitech.chat.gateway.cluster;

import java.net.URI;
import java.util.UUID;

/**
 * One process of the gateway among several. One that starts again is another one.
 *
 * @param url where the others reach it
 */
public record Replica(UUID id, URI url) {}
