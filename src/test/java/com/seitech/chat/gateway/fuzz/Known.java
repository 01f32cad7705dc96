package com.seitech.chat.gateway.fuzz;

import java.util.List;

/**
 * What a visitor knows of one open chat, so that requests come further than the door.
 *
 * @param link path and query of a file in it
 */
record Known(String channel, String token, String message, String cursor, String link) {
    /** Of the chat and of nothing. */
    List<String> channels() {
        return List.of(channel, channel, channel, "0", "1", "999999", "-1", "007");
    }

    List<String> tokens() {
        return List.of(token, token, token, token, "", "x", token.toLowerCase(java.util.Locale.ROOT), token + "A");
    }
}
