package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ConfirmationsTest {
    private final Confirmations confirmations = new Confirmations(Duration.ofMinutes(1));

    /** On its own thread, as the tail does. */
    private void look(Runnable end) {
        Thread.ofVirtual().start(() -> {
            confirmations.begun();
            end.run();
        });
    }

    @Test
    void failureOfALookThatWasUnderWay_doesNotAnswerWhoAsksNow() {
        // Given
        confirmations.begun();
        // When
        confirmations.await(() -> {
            confirmations.failed();
            look(() -> confirmations.confirmed(System.nanoTime()));
        });
        // Then
        assertThat(confirmations.isFresh()).isTrue();
    }

    @Test
    void lookThatWasUnderWay_hasNotSeenWhatIsThereNow() {
        // Given
        AtomicBoolean another = new AtomicBoolean();
        confirmations.begun();
        // When
        confirmations.awaitLook(() -> {
            confirmations.confirmed(System.nanoTime());
            look(() -> {
                another.set(true);
                confirmations.confirmed(System.nanoTime());
            });
        });
        // Then
        assertThat(another).isTrue();
    }

    @Test
    void failureOfTheLookThatWasAskedFor_isTheAnswer() {
        assertThatThrownBy(() -> confirmations.await(() -> look(confirmations::failed)))
                .isInstanceOf(SourceUnavailable.class);
    }
}
