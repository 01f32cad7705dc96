package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.limits.Connections;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.tail.News;
import com.seitech.chat.gateway.tail.Polls;
import com.seitech.chat.gateway.tail.Reading;
import com.seitech.chat.gateway.tail.Signal;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets a poll wait for something to tell, and reports whether its answer reached the wire. */
@Singleton
final class WaitingPolls {
    /** Untold, the messages of a poll count as given: a page without them asks with its old last message, and gets them. */
    private static final boolean WITHOUT_A_WORD = true;

    private final Reading reading;
    private final Polls polls;
    private final Connections connections;
    private final ClientAddress address;
    private final AnswerOutcomes outcomes;
    private final Set<Signal> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    WaitingPolls(
            Reading reading, Polls polls, Connections connections, ClientAddress address, AnswerOutcomes outcomes) {
        this.reading = reading;
        this.polls = polls;
        this.connections = connections;
        this.address = address;
        this.outcomes = outcomes;
    }

    News answer(RoutingContext call, Session session, Duration wait, Supplier<News> look) {
        News news = wait.isZero() ? look.get() : waited(call, session, wait, look);
        if (!news.messages().isEmpty()) {
            outcomes.watch(call, news.handOut(), WITHOUT_A_WORD);
        }
        return news;
    }

    private News waited(RoutingContext call, Session session, Duration wait, Supplier<News> look) {
        Connections.Taken taken = connections.take(address.of(call.request()));
        try (Signal signal = reading.signal(session)) {
            CallEnd.on(call, written -> signal.giveUp());
            return waited(signal, wait, look);
        } finally {
            taken.close();
        }
    }

    private News waited(Signal signal, Duration wait, Supplier<News> look) {
        waiting.add(signal);
        try {
            if (stopped) {
                signal.giveUp();
            }
            return polls.await(look, signal, wait);
        } finally {
            waiting.remove(signal);
        }
    }

    /** Answers those that wait; none waits from now on. */
    void stop() {
        stopped = true;
        waiting.forEach(Signal::giveUp);
    }

    int count() {
        return waiting.size();
    }
}
