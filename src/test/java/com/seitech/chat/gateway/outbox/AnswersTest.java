package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AnswersTest {
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Answers answers = new Answers(outbox, TestOutboxConfig.defaults());
    private final OutboxEntry entry = Entries.text("Hello", "key-1");

    @BeforeEach
    void append() {
        outbox.append(entry, new MessageId(MessageId.FIRST_PROVISIONAL));
    }

    @Test
    void wasWritten_neverOpened_isFalse() {
        assertThat(answers.wasWritten(stored())).isFalse();
    }

    @Test
    void wasWritten_afterTheEnd_isTrueBeforeItIsStored() {
        // Given
        OutboxRecord before = stored();
        answers.opened(entry.id());
        // When
        answers.ended(entry.id(), true);
        // Then
        assertThat(answers.wasWritten(before)).isTrue();
    }

    @Test
    void ended_written_isStored() {
        // Given
        answers.opened(entry.id());
        // When
        answers.ended(entry.id(), true);
        // Then
        await().until(() -> outbox.isAnswered(entry.id()));
    }

    @Test
    void ended_broken_isNotStored() {
        // Given
        answers.opened(entry.id());
        // When
        answers.ended(entry.id(), false);
        // Then
        assertThat(answers.wasWritten(stored())).isFalse();
    }

    @Test
    void ended_forAnEntryThatIsNoLongerOpen_isStored() {
        // Given When
        answers.ended(entry.id(), true);
        // Then
        await().until(() -> answers.wasWritten(stored()));
    }

    @Test
    void wasWritten_interruptedWhileWaiting_isFalseAndStaysInterrupted() {
        // Given
        answers.opened(entry.id());
        Thread.currentThread().interrupt();
        // When
        boolean written = answers.wasWritten(stored());
        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(written).isFalse();
    }

    private OutboxRecord stored() {
        return outbox.byKey(Entries.SESSION, "key-1").orElseThrow();
    }
}
