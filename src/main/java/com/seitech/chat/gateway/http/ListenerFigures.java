package com.seitech.chat.gateway.http;

import jakarta.inject.Singleton;

/** Who listens, for operators. */
@Singleton
public final class ListenerFigures {
    private final Streams streams;
    private final WaitingPolls polls;

    ListenerFigures(Streams streams, WaitingPolls polls) {
        this.streams = streams;
        this.polls = polls;
    }

    public int openStreams() {
        return streams.size();
    }

    /** Streams ended since the start because their readers took too little; they come back for the rest. */
    public long droppedStreams() {
        return streams.dropped();
    }

    public int waitingPolls() {
        return polls.count();
    }
}
