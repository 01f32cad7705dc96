package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.chaos.Offence.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts one visitor's messages: in Odoo, in each list, in the history, and how each try was answered. */
final class Audit {
    private final Account account;
    private final Absences absences;
    private final Timeline timeline;
    private final List<Offence> offences = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();

    private Audit(Account account, Absences absences, Timeline timeline) {
        this.account = account;
        this.absences = absences;
        this.timeline = timeline;
    }

    static Audit of(Account account, Absences absences, Timeline timeline) {
        Audit audit = new Audit(account, absences, timeline);
        audit.odoo();
        audit.lists();
        audit.answers();
        audit.complaints();
        return audit;
    }

    List<Offence> offences() {
        return List.copyOf(offences);
    }

    /** How many tries ended how, of those that told what to do. */
    Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }

    private void odoo() {
        once(account.said(), account.stored(false), "Odoo");
        once(account.heard(), account.stored(true), "Odoo");
        inOrder(account.said(), account.stored(false));
        strange(account.said(), account.stored(false), "Odoo, in the visitor's name");
        strange(account.heard(), account.stored(true), "Odoo, in an agent's name");
    }

    private void lists() {
        once(account.all(), account.loaded(), "the history");
        for (int i = 0; i < account.pages().size(); i++) {
            Account.Shown page = account.pages().get(i);
            strange(account.all(), page.texts(), "page " + (i + 1));
            if (account.kind().isExact()) {
                List<Utterance> untold = untold(page);
                untold.forEach(one -> offend(Fate.UNTOLD, one, "may have been in an answer that a kill cut short"));
                once(without(account.all(), untold), page.texts(), "page " + (i + 1));
            }
        }
    }

    /**
     * What an answer was to bring that was on its way when the gateway was killed. Once the page has written something
     * itself, the last number of its list is the same whether that answer has come or not.
     */
    private List<Utterance> untold(Account.Shown page) {
        if (account.kind() != Kind.PLAIN) {
            return List.of();
        }
        return account.heard().stream()
                .filter(utterance -> utterance.isAccepted() && !page.texts().contains(utterance.text()))
                .filter(utterance -> page.polls().stream()
                        .filter(absences::beginWithin)
                        .anyMatch(poll -> utterance.wasTriedBefore(poll.to()) && page.wroteAfter(poll.from())))
                .toList();
    }

    private static List<Utterance> without(List<Utterance> all, List<Utterance> some) {
        return all.stream().filter(one -> !some.contains(one)).toList();
    }

    /** What was accepted is there once; what was not, once at most. */
    private void once(List<Utterance> utterances, List<String> texts, String where) {
        Map<String, Long> counts = texts.stream().collect(Collectors.groupingBy(text -> text, Collectors.counting()));
        for (Utterance utterance : utterances) {
            long count = counts.getOrDefault(utterance.text(), 0L);
            if (count > 1) {
                offend(Fate.TWICE, utterance, "is " + count + " times in " + where);
            } else if (count == 0 && utterance.isAccepted()) {
                offend(Fate.LOST, utterance, "is not in " + where);
            }
        }
    }

    private void inOrder(List<Utterance> utterances, List<String> texts) {
        Map<String, Utterance> accepted = new HashMap<>();
        utterances.stream().filter(Utterance::isAccepted).forEach(one -> accepted.put(one.text(), one));
        int last = 0;
        for (String text : texts) {
            Utterance utterance = accepted.remove(text);
            if (utterance != null && utterance.number() < last) {
                offend(Fate.OUT_OF_ORDER, utterance, "came after #" + last);
            }
            last = utterance == null ? last : Math.max(last, utterance.number());
        }
    }

    private void strange(List<Utterance> known, List<String> texts, String where) {
        Set<String> said = known.stream().map(Utterance::text).collect(Collectors.toCollection(HashSet::new));
        texts.stream()
                .filter(text -> !said.contains(text))
                .forEach(text -> offences.add(
                        new Offence(Fate.STRANGE, null, where + " has of " + account + ": " + text, List.of())));
    }

    /** Each try that did not succeed told its sender what to do, unless the gateway was not there to tell it. */
    private void answers() {
        for (Utterance utterance : account.said()) {
            utterance.attempts().forEach(attempt -> answer(utterance, attempt));
        }
        account.all().stream()
                .filter(utterance -> !utterance.isAccepted())
                .forEach(utterance -> offend(Fate.NOT_ACCEPTED, utterance, "was not accepted"));
    }

    private void answer(Utterance utterance, Utterance.Attempt attempt) {
        switch (attempt.answer()) {
            case Answer.Given given when given.isSuccess() -> {
                // Nothing more to know.
            }
            case Answer.Given given when given.isUsefulError() -> failed(given.toString());
            case Answer.Missing missing
            when absences.touch(attempt.when()) -> failed("no answer, the gateway was away");
            default -> offend(Fate.USELESS_ANSWER, utterance, "was answered with " + attempt.answer());
        }
    }

    private void failed(String how) {
        failures.merge(how, 1, Integer::sum);
    }

    private void complaints() {
        account.pages().stream().flatMap(page -> page.complaints().stream()).forEach(this::complaint);
    }

    private void complaint(Complaint complaint) {
        if (!complaint.isExcusedBy(absences)) {
            String what = "to " + account + ": " + complaint;
            offences.add(new Offence(Fate.USELESS_ANSWER, null, what, timeline.around(complaint.when())));
        } else if (complaint.cause() == Complaint.Cause.TOLD_TO_COME_BACK) {
            failed(complaint.text());
        }
    }

    private void offend(Fate fate, Utterance utterance, String what) {
        List<String> history = new Dossier(account, timeline).of(utterance);
        offences.add(new Offence(fate, utterance, utterance + " " + what + "; the chat of " + account, history));
    }
}
