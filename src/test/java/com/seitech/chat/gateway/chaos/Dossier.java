package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.chaos.OdooStack.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that is known of a message: who tried to say it when, what came of it, what went wrong then, and who shows it. */
final class Dossier {
    /** Of a list: so many rows before and after the place. */
    private static final int ROWS_AROUND = 12;

    private final Account account;
    private final Timeline timeline;

    Dossier(Account account, Timeline timeline) {
        this.account = account;
        this.timeline = timeline;
    }

    List<String> of(Utterance utterance) {
        List<String> lines = new ArrayList<>();
        lines.add("tried, with the key " + utterance.key() + ":");
        utterance.attempts().forEach(attempt -> lines.add("  " + attempt));
        lines.add("in Odoo as "
                + account.stored().stream()
                        .filter(message -> message.text().equals(utterance.text()))
                        .map(Stored::id)
                        .toList());
        addTimes(utterance, lines);
        for (int i = 0; i < account.pages().size(); i++) {
            Account.Shown page = account.pages().get(i);
            lines.add("page " + (i + 1) + " met, and shows around the place:");
            page.complaints().forEach(complaint -> lines.add("  " + complaint));
            around(utterance, page.rows()).forEach(row -> lines.add("  " + row));
        }
        return lines;
    }

    private void addTimes(Utterance utterance, List<String> lines) {
        List<Utterance.Attempt> attempts = utterance.attempts();
        if (!attempts.isEmpty()) {
            Duration end = attempts.getLast().to().plusSeconds(10);
            lines.add("meanwhile:");
            timeline.around(new Span(attempts.getFirst().from(), end)).forEach(note -> lines.add("  " + note));
        }
    }

    /** Where it is, or where it should have come. */
    private static List<Row> around(Utterance utterance, List<Row> rows) {
        List<Utterance.Attempt> attempts = utterance.attempts();
        Duration said = attempts.isEmpty() ? Duration.ZERO : attempts.getLast().to();
        int place = (int) rows.stream()
                .takeWhile(
                        row -> !row.text().equals(utterance.text()) && row.at().compareTo(said) < 0)
                .count();
        return rows.subList(Math.max(0, place - ROWS_AROUND), Math.min(rows.size(), place + ROWS_AROUND));
    }
}
