package com.seitech.chat.gateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A page with a stream shows each message once, whichever way it comes first. */
final class StreamedRowsTest {
    private static final long QUEUED = 4_200_000_000_000_000L;

    private final StreamedRows rows = new StreamedRows(new Timeline());

    private List<Long> ids() {
        return rows.all().stream().map(Row::id).toList();
    }

    @Test
    void ownMessage_isOneRow_whetherAnswerOrStreamIsFirst() {
        // When
        rows.sent(1, "one");
        rows.given(1, "one");
        rows.given(2, "two");
        rows.sent(2, "two");
        // Then
        assertThat(ids()).containsExactly(1L, 2L);
    }

    @Test
    void queuedMessage_goesOnUnderOdoosId_inBothPages() {
        // When
        rows.sent(QUEUED, "one");
        rows.given(QUEUED, "one");
        rows.replaced(QUEUED, 7, "one");
        rows.replaced(QUEUED, 7, "one");
        // Then
        assertThat(ids()).containsExactly(7L);
    }

    @Test
    void queuedMessage_thatIsDeliveredBeforeItsAnswerComes_isOneRow() {
        // When
        rows.replaced(QUEUED, 7, "one");
        rows.sent(QUEUED, "one");
        // Then
        assertThat(ids()).containsExactly(7L);
    }

    @Test
    void queuedMessage_whoseRepeatIsAnsweredWithOdoosId_isOneRow() {
        // When
        rows.given(QUEUED, "one");
        rows.sent(7, "one");
        rows.replaced(QUEUED, 7, "one");
        // Then
        assertThat(ids()).containsExactly(7L);
    }

    @Test
    void message_thatTheStreamBringsAgain_isShownAgain() {
        // When
        rows.given(1, "one");
        rows.given(1, "one");
        rows.sent(2, "two");
        rows.given(2, "two");
        rows.given(2, "two");
        // Then
        assertThat(ids()).containsExactly(1L, 1L, 2L, 2L);
    }

    @Test
    void queuedMessage_thatTheStreamBringsUnderOdoosIdToo_isShownTwice() {
        // When
        rows.sent(QUEUED, "one");
        rows.given(7, "one");
        // Then
        assertThat(rows.all()).extracting(Row::text).containsExactly("one", "one");
    }
}
