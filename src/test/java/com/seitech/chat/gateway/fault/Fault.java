package com.seitech.chat.gateway.fault;

import java.time.Duration;

/** What can go wrong with a connection. A request is what comes from the side that connected, a reply the other way. */
public sealed interface Fault {
    /** Nothing. */
    record None() implements Fault {}

    /** Every piece of either way arrives so much later. */
    record Delay(Duration duration) implements Fault {}

    /** Nobody listens any more, and what is open is cut. */
    record Refuse() implements Fault {}

    /** Only so many bytes of the request arrive, then both sides are cut off. */
    record CutRequest(int bytes) implements Fault {}

    /** The request is executed, and only so many bytes of its reply arrive, then both sides are cut off. */
    record CutReply(int bytes) implements Fault {}

    /** The request is executed; the connection is reset instead of its reply, of which not a byte arrives. */
    record DropReply() implements Fault {}

    /** Nothing arrives, neither bytes nor an end. The connection stays like that, since nobody tells its ends. */
    record HalfOpen() implements Fault {}

    record Throttle(int bytesPerSecond) implements Fault {}
}
