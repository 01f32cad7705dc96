package com.seitech.chat.gateway.fake;

import java.time.Duration;

/** What can go wrong with one call. */
sealed interface Fault {
    /** Nothing. */
    record Healthy() implements Fault {}

    /** Read, not executed, connection reset. */
    record Refuse() implements Fault {}

    record Delay(Duration duration) implements Fault {}

    /** Held before it is executed. */
    record Hold(Gate gate) implements Fault {}

    /** Executed and committed, its answer held. */
    record HoldReply(Gate gate) implements Fault {}

    /** Executed and committed, connection closed without an answer. */
    record DropReply() implements Fault {}

    /** Executed and committed, the answer cut off. */
    record Cut(int bytes) implements Fault {}

    /** Executed and committed, the answer sent byte by byte. */
    record Drip(Duration pause) implements Fault {}

    /** Executed and committed, answered with another answer. */
    record Answered(Http.Answer answer, boolean executed) implements Fault {}
}
