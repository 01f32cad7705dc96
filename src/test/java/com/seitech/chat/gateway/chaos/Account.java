package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.chaos.OdooStack.Stored;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is known of one visitor's chat at the end.
 *
 * @param said what he sent
 * @param heard what agents sent to him
 * @param stored what Odoo has of it, in its order
 * @param history what the gateway answers to a page that is loaded anew
 */
record Account(
        String visitor,
        Kind kind,
        List<Utterance> said,
        List<Utterance> heard,
        List<Shown> pages,
        List<Stored> stored,
        List<History.Entry> history) {
    Account {
        said = List.copyOf(said);
        heard = List.copyOf(heard);
        pages = List.copyOf(pages);
        stored = List.copyOf(stored);
        history = List.copyOf(history);
    }

    /** One page at the end. */
    record Shown(List<Row> rows, List<Span> polls, List<Complaint> complaints) {
        Shown {
            rows = List.copyOf(rows);
            polls = List.copyOf(polls);
            complaints = List.copyOf(complaints);
        }

        static Shown of(Page page) {
            return new Shown(page.rows(), page.polls(), page.complaints());
        }

        boolean wroteAfter(Duration time) {
            return rows.stream()
                    .anyMatch(row -> row.origin() == Row.Origin.SENT && row.at().compareTo(time) > 0);
        }

        List<String> texts() {
            return rows.stream().map(Row::text).toList();
        }
    }

    List<Utterance> all() {
        return Stream.concat(said.stream(), heard.stream()).toList();
    }

    /** What Odoo has of visitors, or of agents. */
    List<String> stored(boolean byAgent) {
        return stored.stream()
                .filter(message -> message.byAgent() == byAgent)
                .map(Stored::text)
                .toList();
    }

    List<String> loaded() {
        return history.stream().map(History.Entry::text).toList();
    }

    @Override
    public String toString() {
        return visitor;
    }
}
