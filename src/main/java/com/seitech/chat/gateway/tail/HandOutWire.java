package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answers of one session that are on their way, or were so recently that a request may have crossed them. */
final class HandOutWire {
    /** A waiting poll is older than what was answered meanwhile; none waits longer. */
    static final Duration LONGEST_POLL = Duration.ofSeconds(30);
    /** The file's way up, its way to Odoo, and some. A send whose end nobody told is forgotten then. */
    static final Duration LONGEST_SEND = Duration.ofMinutes(10);
    /** An answer whose fate nobody told counts as written then. */
    static final Duration LONGEST_WRITE = Duration.ofMinutes(1);
    /** More than a client that keeps to the limits can have on the wire. */
    private static final int MOST = 64;

    private final ArrayList<HandOutAnswer> answers = new ArrayList<>(0);

    void add(HandOutAnswer answer) {
        if (answers.size() == MOST) {
            answers.removeFirst();
        }
        answers.add(answer);
    }

    /** A list that some page shows, or may come to show by an answer that nobody remembers. */
    void note(MessageId list, Instant now, Instant until) {
        answers.removeIf(answer -> answer.isNote() && list.equals(answer.key));
        add(HandOutAnswer.note(list, now, until));
    }

    /** What answers brought that is gone from Odoo, no list has. */
    void upToSurvived(MessageId survived) {
        for (HandOutAnswer answer : answers) {
            answer.ids = answer.ids.stream()
                    .filter(id -> id.compareTo(survived) <= 0 || !id.canBeOdoos())
                    .toList();
            answer.before = answer.before == null ? null : answer.before.upToSurvived(survived);
        }
    }

    /** A queued message got another id, or none. */
    void replaced(MessageId provisional, @Nullable MessageId id) {
        answers.forEach(answer -> answer.replaced(provisional, id));
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    void forgetBefore(Instant now) {
        answers.removeIf(answer -> answer.isSending()
                ? answer.started.plus(LONGEST_SEND).isBefore(now)
                : answer.until.plus(LONGEST_POLL).isBefore(now));
    }

    boolean isSending() {
        return answers.stream().anyMatch(HandOutAnswer::isSending);
    }

    Stream<HandOutAnswer> sends() {
        return answers.stream().filter(HandOutAnswer::isSending);
    }

    Stream<HandOutAnswer> writing() {
        return answers.stream().filter(HandOutAnswer::isWriting);
    }

    /** Messages that some list counts as holding, and may turn out not to hold. */
    Stream<MessageId> mayBeTakenBack() {
        return answers.stream()
                .filter(answer -> answer.isWriting() || !answer.crossed.isEmpty())
                .flatMap(answer -> answer.ids.stream());
    }

    /** Those that a list may still be without although they are done. */
    Stream<HandOutAnswer> crossing(Instant now) {
        return answers.stream().filter(answer -> !answer.isSending() && answer.mayCross(now));
    }

    /** Whether an answer that changes this list may be on its way to it, or the client may be about to send. */
    boolean holdsBack(MessageId list, Seen view, Instant requested) {
        return answers.stream()
                .filter(answer -> answer.mayCross(requested))
                .anyMatch(answer -> answer.isSending() || answer.mayChange(list, view));
    }

    /** A list became another one: what it waited for, or was presumed to have, is true of the new one. */
    void inherit(MessageId list, MessageId successor) {
        answers.stream()
                .filter(answer -> answer.heirs.contains(list))
                .toList()
                .forEach(answer -> inherit(answer, list, successor));
    }

    private static void inherit(HandOutAnswer answer, MessageId list, MessageId successor) {
        answer.addHeir(successor);
        if (answer.crossed.contains(list)) {
            answer.addCrossed(successor);
        }
    }

    /** The view of this list is made anew: what it was presumed to have no longer matters. */
    void renew(MessageId list) {
        writing().forEach(answer -> answer.heirs.remove(list));
    }

    /**
     * The send whose message a list ends with, answered or not, when nothing is on its way any more that it may have
     * crossed.
     */
    Optional<HandOutAnswer> sendWhoseMessageEnds(MessageId list, Instant requested) {
        List<HandOutAnswer> sends = answers.stream()
                .filter(answer -> answer.isSend && mayEnd(answer, list, requested))
                .toList();
        return sends.size() == 1 && !mayCrossMore(sends.getFirst(), requested)
                ? Optional.of(sends.getFirst())
                : Optional.empty();
    }

    private static boolean mayEnd(HandOutAnswer send, MessageId list, Instant requested) {
        return HandOutLog.isClock(list) ? send.isSending() || send.mayCross(requested) : list.equals(send.key);
    }

    private boolean mayCrossMore(HandOutAnswer send, Instant requested) {
        return answers.stream().anyMatch(other -> send.crossed.contains(other.key) && other.mayCross(requested));
    }

    boolean endsWithSend(MessageId list, Instant requested) {
        return answers.stream()
                .anyMatch(answer -> answer.isSend && list.equals(answer.key) && answer.mayCross(requested));
    }

    /** A page begins with this list: it holds no message that is still unanswered. */
    void begin(MessageId list) {
        answers.forEach(answer -> answer.heirs.remove(list));
    }

    /** Whether the page of a request may have got an answer meanwhile, and so show another list than it names. */
    boolean mayHaveLeft(MessageId list, Instant requested) {
        return answers.stream()
                .anyMatch(answer -> list.equals(answer.asked) && !answer.isFailed() && answer.mayCross(requested));
    }

    /** Another answer that has made a list with this end, and did not fail; a later one loses what it stood on. */
    boolean isMadeByAnother(HandOutAnswer failed) {
        boolean found = false;
        boolean later = false;
        for (HandOutAnswer other : answers) {
            later |= other == failed;
            if (other != failed && !other.ids.isEmpty() && failed.key != null && failed.key.equals(other.key)) {
                found = true;
                other.before = later ? failed.before : other.before;
            }
        }
        return found;
    }
}
