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

    static void report(List<Account> accounts, Table table) {
        List<Account> twins =
                accounts.stream().filter(account -> !account.kind().isExact()).toList();
        if (!twins.isEmpty()) {
            of(twins, Account::heard).report("agents' messages in two plain pages of one visitor", table);
            of(twins, Account::said).report("own messages in two plain pages of one visitor", table);
        }
    }

    private static TwoPages of(List<Account> accounts, Function<Account, List<Utterance>> utterances) {
        TwoPages count = new TwoPages();
        for (Account account : accounts) {
            for (Account.Shown page : account.pages()) {
                List<String> shown = page.texts();
                utterances.apply(account).stream()
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
