package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.program.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Messages that an agent writes to visitors who have a stream open, and how long each was on its way. */
final class Replies {
    private static final int CAPACITY = 100_000;
    private static final Duration UNTIL_ALL_ARRIVED = Duration.ofSeconds(5);

    private final OdooUser agent;
    private final List<Visitor> visitors;
    private final Delivery delivery = new Delivery(CAPACITY);

    Replies(OdooUser agent, List<Visitor> visitors) {
        this.agent = agent;
        this.visitors = List.copyOf(visitors);
    }

    /** Where the visitors' streams lead. */
    Delivery delivery() {
        return delivery;
    }

    void write(Visitor visitor) {
        write(delivery.next(), visitor.channel());
    }

    private void write(int number, long channel) {
        agent.create("seitech.chat.message", Map.of("channel_id", channel, "content", Delivery.text(number, channel)));
    }

    /** Writes at given times while something else is done; returns the numbers of these messages when all are there. */
    List<Integer> writtenDuring(Runnable work) {
        int first = delivery.written();
        Agent atWork = Agent.atWork(visitors, channel -> {
            int number = delivery.next();
            Thread.startVirtualThread(() -> write(number, channel));
        });
        work.run();
        atWork.stop();
        Pause.until(() -> delivery.arrivedCount() == delivery.written(), UNTIL_ALL_ARRIVED);
        return IntStream.range(first, delivery.written()).boxed().toList();
    }

    /** Milliseconds from the commits of those that arrived, after {@link Commits} were read. */
    double[] sinceCommit(List<Integer> messages) {
        return messages.stream()
                .filter(delivery::hasArrived)
                .mapToDouble(delivery::sinceCommit)
                .toArray();
    }
}
