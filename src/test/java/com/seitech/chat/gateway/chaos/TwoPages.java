package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Table;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Two pages of one visitor that name numbers only: what they show is counted for itself. */
final class TwoPages {
    private long expected;
    private long missing;
    private long twice;

    private TwoPages() {}

    static void report(List<Visitor> visitors, Table table) {
        List<Visitor> twins =
                visitors.stream().filter(visitor -> !visitor.kind().isExact()).toList();
        if (!twins.isEmpty()) {
            of(twins, Visitor::heard).report("agents' messages in two plain pages of one visitor", table);
            of(twins, Visitor::said).report("own messages in two plain pages of one visitor", table);
        }
    }

    private static TwoPages of(List<Visitor> visitors, Function<Visitor, List<Utterance>> utterances) {
        TwoPages count = new TwoPages();
        for (Visitor visitor : visitors) {
            for (Page page : visitor.pages()) {
                List<String> shown = page.rows().stream().map(Row::text).toList();
                utterances.apply(visitor).stream()
                        .filter(Utterance::isAccepted)
                        .forEach(utterance -> count.add(Collections.frequency(shown, utterance.text())));
            }
        }
        return count;
    }

    private void add(int times) {
        expected++;
        missing += times == 0 ? 1 : 0;
        twice += times > 1 ? 1 : 0;
    }

    private void report(String what, Table table) {
        table.figure(what, expected + " expected, " + missing + " missing, " + twice + " twice");
    }
}
