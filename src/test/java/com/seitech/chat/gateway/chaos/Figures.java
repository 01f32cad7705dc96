package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a run did, beside what came of it. */
final class Figures {
    private Figures() {}

    static void report(
            List<Visitor> visitors, Map<String, Integer> failures, int deaths, int connections, Table table) {
        List<Utterance> said =
                visitors.stream().flatMap(visitor -> visitor.said().stream()).toList();
        table.figure("visitors' messages accepted", String.valueOf(accepted(said.stream())));
        table.figure("of those, told to be queued", String.valueOf(queued(said)));
        table.figure("tries that were answered without success", failures.toString());
        table.figure(
                "agents' messages",
                String.valueOf(accepted(visitors.stream().flatMap(visitor -> visitor.heard().stream()))));
        table.figure("times that the gateway was killed", String.valueOf(deaths));
        table.figure("connections to Odoo through the proxy", String.valueOf(connections));
        TwoPages.report(visitors, table);
    }

    static long sent(List<Visitor> visitors) {
        return accepted(
                visitors.stream().flatMap(visitor -> Stream.concat(visitor.said().stream(), visitor.heard().stream())));
    }

    private static long accepted(Stream<Utterance> utterances) {
        return utterances.filter(Utterance::isAccepted).count();
    }

    private static long queued(List<Utterance> said) {
        return said.stream()
                .filter(utterance -> utterance.attempts().stream()
                        .anyMatch(attempt -> attempt.answer() instanceof Answer.Given given && given.isQueued()))
                .count();
    }
}
