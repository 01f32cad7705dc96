package com.seitech.chat.gateway.chaos;

import java.util.List;

/** One page of a visitor's browser: shows a list of messages, and sends. */
interface Page extends AutoCloseable {
    /** Returns when it shows what comes from now on. */
    void open();

    /** Tries once to send, and shows the message if it was accepted. */
    Answer say(Utterance utterance);

    /** What it shows, from top to bottom. */
    List<Row> rows();

    /** When it asked for news, if it does so again and again. */
    default List<Span> polls() {
        return List.of();
    }

    /** What went wrong while it was reading, other than the gateway being away. */
    List<Complaint> complaints();

    @Override
    void close();
}
