package com.seitech.chat.gateway.limits;

import java.util.Locale;

/** Every bound at which a visitor is refused, so that operators see which of them it was. */
public enum Limit {
    /** New channels of an address. */
    CHANNELS,
    ALL_CHANNELS,
    /** Messages of a session. */
    SENDS,
    ALL_SENDS,
    /** Files of a session in a minute. */
    UPLOADS,
    ALL_UPLOADS,
    /** What a session asks of Odoo while it reads; it is answered from memory instead. */
    READS,
    ALL_READS,
    TRANSCRIPTS,
    ALL_TRANSCRIPTS,
    /** Streams and waiting polls of an address. */
    LISTENERS,
    /** Streams of everybody. */
    ALL_STREAMS,
    /** Files under way to an address. */
    DOWNLOADS,
    /** Forms that arrive from an address. */
    ARRIVING,
    ALL_ARRIVING,
    /** Bytes of files of a session in a day. */
    FILES_PER_DAY,
    FILE_SIZE,
    BODY_SIZE,
    /** Bodies that are no files and arrive from an address. */
    BODIES,
    ALL_BODIES,
    /** What waits for Odoo, of everybody. */
    OUTBOX;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
