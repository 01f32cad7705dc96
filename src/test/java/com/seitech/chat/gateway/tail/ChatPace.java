package com.seitech.chat.gateway.tail;

/**
 * How people talk in a simulated run.
 *
 * @param lastsMillis the run, before it calms down
 * @param agents messages of agents
 * @param own messages of the visitor
 * @param phaseMillis how long he writes in one page before he goes to the next
 */
record ChatPace(int lastsMillis, int agents, int own, int phaseMillis) {
    /** Far faster than people are, so that everything crosses everything. */
    static final ChatPace FRANTIC = new ChatPace(60_000, 20, 15, 20_000);

    static final ChatPace USUAL = new ChatPace(180_000, 12, 10, 60_000);
}
