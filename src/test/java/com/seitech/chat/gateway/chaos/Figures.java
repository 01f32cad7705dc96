package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run did, beside what came of it. */
final class Figures {
    private Figures() {}

    static void report(List<Account> accounts, Map<String, Integer> failures, Table table) {
        List<Utterance> said =
                accounts.stream().flatMap(account -> account.said().stream()).toList();
        table.figure("visitors' messages accepted", String.valueOf(accepted(said.stream())));
        table.figure("of those, told to be queued", String.valueOf(queued(said)));
        table.figure("tries that were answered without success", failures.toString());
        table.figure(
                "agents' messages",
                String.valueOf(accepted(accounts.stream().flatMap(account -> account.heard().stream()))));
        table.figure("of those, shown below a later one of the same agent", String.valueOf(shownLate(accounts)));
        TwoPages.report(accounts, table);
    }

    static long sent(List<Account> accounts) {
        return accepted(
                accounts.stream().flatMap(account -> Stream.concat(account.said().stream(), account.heard().stream())));
    }

    /** Lists show what came late where it came: that is no fault, but worth knowing. */
    private static long shownLate(List<Account> accounts) {
        return accounts.stream()
                .flatMap(account -> account.pages().stream().map(page -> shownLate(account, page)))
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long shownLate(Account account, Account.Shown page) {
        Map<String, Utterance> heard =
                account.heard().stream().collect(Collectors.toMap(Utterance::text, utterance -> utterance));
        Map<String, Integer> newest = new HashMap<>();
        return page.rows().stream()
                .flatMap(row -> Optional.ofNullable(heard.get(row.text())).stream())
                .filter(one -> newest.merge(one.speaker(), one.number(), Math::max) > one.number())
                .count();
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
