package com.seitech.chat.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.ProcessFigures;
import com.seitech.chat.gateway.program.ServerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** How many polls a server answers per second, over a fixed number of connections that are never idle. */
final class PollRate {
    static final int CONNECTIONS = 64;
    /** Of each window, uncounted: connections open, the first answers come. */
    private static final Duration RUN_UP = Duration.ofMillis(500);

    private final List<Visitor> visitors;

    PollRate(List<Visitor> visitors) {
        this.visitors = List.copyOf(visitors);
    }

    /**
     * What was measured.
     *
     * @param processorMicros of all processes that had to do with it, for each poll
     */
    record Rate(double perSecond, double processorMicros) {}

    double measure(InetSocketAddress server, Duration window) throws NotMeasurable {
        return measure(server, window, List.of()).perSecond();
    }

    /** The same, and what it costs the servers. */
    Rate measure(InetSocketAddress server, Duration window, List<ProcessFigures> servers) throws NotMeasurable {
        try (Wire wire = new Wire()) {
            Polls polls = new Polls(wire, server, visitors, CONNECTIONS);
            polls.asFastAsPossible();
            Pause.of(RUN_UP);
            Duration usedBefore = ProcessFigures.processorTime(servers);
            Polls.Count before = polls.count();
            long start = System.nanoTime();
            Pause.of(window);
            Polls.Count counted = polls.count().since(before);
            double seconds = (System.nanoTime() - start) / 1e9;
            Duration used = ProcessFigures.processorTime(servers).minus(usedBefore);
            polls.stop();
            return rate(counted, seconds, used);
        }
    }

    private static Rate rate(Polls.Count counted, double seconds, Duration used) throws NotMeasurable {
        if (counted.failed() > 0) {
            throw new NotMeasurable(
                    counted.failed() + " of " + (counted.answered() + counted.failed()) + " polls failed");
        }
        return new Rate(counted.answered() / seconds, used.toNanos() / 1e3 / Math.max(1, counted.answered()));
    }

    /** The bytes of an answer that holds no message. */
    int lengthOfAnswer(InetSocketAddress server) {
        Visitor one = visitors.getFirst();
        HttpRequest request = HttpRequest.newBuilder(ServerAddress.uri(server)
                        .resolve("/api/chat/support/" + one.channel() + "/poll?session_token="
                                + one.token().value() + "&last_message_id=0"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.body().getBytes(UTF_8).length;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
