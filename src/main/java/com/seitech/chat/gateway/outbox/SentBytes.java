package com.seitech.chat.gateway.outbox;

import java.time.Instant;

/** That a file of so many bytes was accepted. */
public record SentBytes(Instant at, long bytes) {}
