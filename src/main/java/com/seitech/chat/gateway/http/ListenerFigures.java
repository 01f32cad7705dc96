package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Sockets;
import jakarta.inject.Singleton;

/** Who listens, for operators. */
@Singleton
public final class ListenerFigures {
    private final Streams streams;
    private final WaitingPolls polls;
    private final Sockets sockets;

    ListenerFigures(Streams streams, WaitingPolls polls, Sockets sockets) {
        this.streams = streams;
        this.polls = polls;
        this.sockets = sockets;
    }

    public int openConnections() {
        return sockets.open();
    }

    /** Since the start: their address, or everybody, had as many as there may be. */
    public long refusedConnections() {
        return sockets.refused();
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
