package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.chaos.OdooStack.Stored;
import com.seitech.chat.gateway.chaos.Offence.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts one visitor's messages: in Odoo, in each list, in the history, and how each try was answered. */
final class Audit {
    private final Visitor visitor;
    private final List<Stored> stored;
    private final List<History.Entry> history;
    private final MortalGateway gateway;
    private final Timeline timeline;
    private final List<Offence> offences = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();

    /** @param stored what Odoo has of the visitor's channel, in its order */
    Audit(Visitor visitor, List<Stored> stored, List<History.Entry> history, MortalGateway gateway, Timeline timeline) {
        this.visitor = visitor;
        this.stored = List.copyOf(stored);
        this.history = List.copyOf(history);
        this.gateway = gateway;
        this.timeline = timeline;
    }

    List<Offence> offences() {
        odoo();
        lists();
        answers();
        complaints();
        return List.copyOf(offences);
    }

    private void odoo() {
        List<String> own = texts(stored.stream().filter(message -> !message.byAgent()), Stored::text);
        List<String> agents = texts(stored.stream().filter(Stored::byAgent), Stored::text);
        once(visitor.said(), own, "Odoo");
        once(visitor.heard(), agents, "Odoo");
        inOrder(visitor.said(), own);
        strange(visitor.said(), own, "Odoo, in the visitor's name,");
        strange(visitor.heard(), agents, "Odoo, in an agent's name,");
    }

    private static <T> List<String> texts(Stream<T> messages, Function<T, String> text) {
        return messages.map(text).toList();
    }

    private void lists() {
        once(all(), texts(history.stream(), History.Entry::text), "the history");
        for (int i = 0; i < visitor.pages().size(); i++) {
            List<String> texts = texts(visitor.pages().get(i).rows().stream(), Row::text);
            strange(all(), texts, "page " + (i + 1));
            if (visitor.kind().isExact()) {
                once(all(), texts, "page " + (i + 1));
            }
        }
    }

    private List<Utterance> all() {
        return Stream.concat(visitor.said().stream(), visitor.heard().stream()).toList();
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
                        new Offence(Fate.STRANGE, null, where + " has for " + visitor + ": " + text, List.of())));
    }

    /** Each try that did not succeed told its sender what to do, unless the gateway was not there to tell it. */
    private void answers() {
        for (Utterance utterance : visitor.said()) {
            utterance.attempts().forEach(attempt -> answer(utterance, attempt));
            if (!utterance.isAccepted()) {
                offend(Fate.NOT_ACCEPTED, utterance, "was not accepted");
            }
        }
        visitor.heard().stream()
                .filter(utterance -> !utterance.isAccepted())
                .forEach(utterance -> offend(Fate.NOT_ACCEPTED, utterance, "was not accepted by Odoo"));
    }

    private void answer(Utterance utterance, Utterance.Attempt attempt) {
        switch (attempt.answer()) {
            case Answer.Given given
            when given.isSuccess() -> {
                if (given.status() == 202 && !given.isQueued()) {
                    offend(Fate.USELESS_ANSWER, utterance, "was answered 202 without queued");
                }
            }
            case Answer.Given given
            when given.isUsefulError() ->
                failed(given.status() + " " + given.body().path("code").asText());
            case Answer.Missing missing
            when gateway.wasAway(attempt.from(), attempt.to()) -> failed("no answer, the gateway was away");
            default -> offend(Fate.USELESS_ANSWER, utterance, "was answered with " + attempt.answer());
        }
    }

    private void failed(String how) {
        failures.merge(how, 1, Integer::sum);
    }

    private void complaints() {
        visitor.pages().stream()
                .flatMap(page -> page.complaints().stream())
                .filter(complaint -> !complaint.unanswered() || !gateway.wasAway(complaint.from(), complaint.to()))
                .forEach(complaint -> offences.add(new Offence(
                        Fate.USELESS_ANSWER,
                        null,
                        "to " + visitor + ": " + complaint,
                        timeline.around(complaint.from(), complaint.to()))));
    }

    /** How many tries ended how, of those that told what to do. To be asked after the offences. */
    Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }

    private void offend(Fate fate, Utterance utterance, String what) {
        offences.add(new Offence(
                fate,
                utterance,
                utterance + " " + what + "; to or from " + visitor,
                new Dossier(visitor, stored, timeline).of(utterance)));
    }
}
