package com.seitech.chat.gateway.bench;

/** What is done with the lines that a stream brings. */
@FunctionalInterface
interface Arrivals {
    Arrivals IGNORED = (channel, lines) -> {};

    void in(long channel, String lines);
}
