package com.seitech.chat.gateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.seitech.chat.gateway.chaos.Complaint.Cause;
import com.seitech.chat.gateway.chaos.OdooStack.Stored;
import com.seitech.chat.gateway.chaos.Offence.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The count sees what must not be. */
final class AuditTest {
    private static final Duration BEGIN = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(2);
    private static final Span CALL = new Span(BEGIN, END);
    private static final Span AFTERWARDS = new Span(END, END.plusSeconds(5));

    private final Utterance first = new Utterance("visitor 1", 1, "hello");
    private final Utterance second = new Utterance("visitor 1", 2, "hello");
    private final Utterance answer = new Utterance("agent 1", 1, "hello");
    private final Absences absences = new Absences();
    private List<Utterance> inOdoo = List.of(first, answer, second);
    private List<Utterance> shown = List.of(first, answer, second);
    private List<Complaint> complaints = List.of();
    private Kind kind = Kind.PLAIN;

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void given(Utterance utterance, int status, ObjectNode body, boolean saysWhen) {
        utterance.tried(new Utterance.Attempt(CALL, new Answer.Given(status, body, saysWhen)));
    }

    private static void accepted(Utterance... utterances) {
        for (Utterance utterance : utterances) {
            given(utterance, 200, json().put("success", true).put("message_id", 7), false);
        }
    }

    private List<Offence> offences() {
        List<Stored> stored = new ArrayList<>();
        inOdoo.forEach(one -> stored.add(new Stored(stored.size() + 1L, 1, one.equals(answer), one.text())));
        List<History.Entry> history = stored.stream()
                .map(one -> new History.Entry(one.id(), one.text()))
                .toList();
        List<Row> rows = shown.stream()
                .map(one -> new Row(1, one.text(), END, one.equals(answer) ? Row.Origin.GIVEN : Row.Origin.SENT))
                .toList();
        List<Account.Shown> pages = List.of(new Account.Shown(rows, List.of(CALL), complaints));
        Account account =
                new Account("visitor 1", kind, List.of(first, second), List.of(answer), pages, stored, history);
        return Audit.of(account, absences, new Timeline()).offences();
    }

    private List<Fate> fates() {
        return offences().stream().map(Offence::fate).toList();
    }

    @Test
    void allThere_once_inOrder_isClean() {
        // Given
        accepted(first, second, answer);
        // When
        List<Offence> offences = offences();
        // Then
        assertThat(offences).isEmpty();
    }

    @Test
    void acceptedMessage_thatOdooLacks_isLost() {
        // Given
        accepted(first, second, answer);
        inOdoo = List.of(first, answer);
        // When
        List<Offence> offences = offences();
        // Then
        assertThat(offences).extracting(Offence::fate, Offence::utterance).contains(tuple(Fate.LOST, second));
        assertThat(new Verdict(3, offences)).hasToString("3 sent, 2 delivered, 1 lost, 0 twice, 0 out of order");
    }

    @Test
    void message_thatIsInOdooTwice_isSaidToBe_evenIfNobodyAcceptedIt() {
        // Given
        accepted(first, answer);
        inOdoo = List.of(first, answer, second, second);
        shown = List.of(first, answer);
        // When
        List<Offence> offences = offences();
        // Then
        assertThat(offences)
                .filteredOn(offence -> offence.fate() == Fate.TWICE)
                .extracting(Offence::what)
                .anyMatch(what -> what.contains("2 times in Odoo"));
    }

    @Test
    void messagesInAnotherOrder_areOutOfOrder() {
        // Given
        accepted(first, second, answer);
        inOdoo = List.of(second, answer, first);
        // When
        List<Fate> fates = fates();
        // Then
        assertThat(fates).containsExactly(Fate.OUT_OF_ORDER);
    }

    @Test
    void list_thatLacksOrRepeatsAMessage_isAnOffence_unlessTwoPagesNameNumbers() {
        // Given
        accepted(first, second, answer);
        shown = List.of(first, first, second);
        // When
        List<Fate> fates = fates();
        kind = Kind.TWO_PLAIN;
        List<Fate> ofTwoPages = fates();
        // Then
        assertThat(fates).containsExactlyInAnyOrder(Fate.LOST, Fate.TWICE);
        assertThat(ofTwoPages).isEmpty();
    }

    /** The page asked when the gateway was killed, and wrote something before it asked again. */
    @Test
    void answerThatAKillCutShort_beforeThePageWrote_isUntold_inAPlainPage() {
        // Given
        accepted(first, second, answer);
        shown = List.of(first, second);
        complaints = List.of(new Complaint(CALL, "no answer", Cause.UNANSWERED));
        absences.add(AFTERWARDS);
        // When
        List<Offence> plain = offences();
        kind = Kind.STREAM;
        List<Offence> stream = offences();
        // Then
        assertThat(plain).extracting(Offence::fate, Offence::utterance).containsExactly(tuple(Fate.UNTOLD, answer));
        assertThat(new Verdict(3, plain).isClean()).isTrue();
        assertThat(stream).extracting(Offence::fate).containsExactly(Fate.LOST);
    }

    @Test
    void textThatNobodySaid_isStrange() {
        // Given
        accepted(first, second, answer);
        inOdoo = List.of(first, answer, second, new Utterance("visitor 1", 3, "hell"));
        // When
        List<Fate> fates = fates();
        // Then
        assertThat(fates).containsExactly(Fate.STRANGE);
    }

    @Test
    void errorThatSaysWhatToDo_isFine_anyOtherIsNot() {
        // Given
        ObjectNode useful = json().put("success", false).put("error", "Later.").put("code", "odoo_unavailable");
        given(first, 503, useful, true);
        given(second, 503, useful, false);
        given(second, 500, json().put("success", false).put("error", "Oh."), false);
        given(second, 202, json().put("success", true).put("message_id", 7), false);
        accepted(first, second, answer);
        // When
        List<Offence> offences = offences();
        // Then
        assertThat(offences)
                .hasSize(3)
                .allMatch(offence -> offence.fate() == Fate.USELESS_ANSWER && second.equals(offence.utterance()));
    }

    @Test
    void noAnswer_isFine_whileTheGatewayIsAway_only() {
        // Given
        first.tried(new Utterance.Attempt(CALL, new Answer.Missing("reset")));
        accepted(first, second, answer);
        // When
        List<Fate> present = fates();
        absences.add(AFTERWARDS);
        List<Fate> away = fates();
        // Then
        assertThat(present).containsExactly(Fate.USELESS_ANSWER);
        assertThat(away).isEmpty();
    }

    @Test
    void readerThatIsToldToComeBack_isFine_whileThereIsAReason_only() {
        // Given
        accepted(first, second, answer);
        complaints = List.of(new Complaint(CALL, "a poll got 503", Cause.TOLD_TO_COME_BACK));
        // When
        List<Fate> without = fates();
        absences.strain(AFTERWARDS);
        List<Fate> with = fates();
        // Then
        assertThat(without).containsExactly(Fate.USELESS_ANSWER);
        assertThat(with).isEmpty();
    }

    @Test
    void messageThatWasNeverAccepted_isAnOffence() {
        // Given
        accepted(first, answer);
        inOdoo = List.of(first, answer);
        shown = List.of(first, answer);
        // When
        List<Fate> fates = fates();
        // Then
        assertThat(fates).containsExactly(Fate.NOT_ACCEPTED);
    }
}
