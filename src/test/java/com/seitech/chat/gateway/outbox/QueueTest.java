package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueueTest {
    private static final MessageId ID = new MessageId(7);
    private static final Delivered DELIVERED = new Delivered(ID, null);

    private final Queue queue = new Queue(TestOutboxConfig.defaults());
    private final Waiting waiting =
            new Waiting(Entries.text("hello", null), new MessageId(MessageId.FIRST_PROVISIONAL), true, false);

    /** Readers who know it as queued must hear which message it became before they get that one. */
    @Test
    void deliveredMessage_isUntold_fromBeforeItIsKept_untilAllHaveHeardOfIt() {
        // Given
        List<Boolean> whileTold = new ArrayList<>();
        queue.listen(now -> whileTold.add(queue.isUntold(ID)));
        queue.add(waiting);
        // When
        queue.arrived(waiting, DELIVERED);
        boolean before = queue.isUntold(ID);
        queue.delivered(waiting, DELIVERED);
        // Then
        assertThat(before).isTrue();
        assertThat(whileTold).containsExactly(true);
        assertThat(queue.isUntold(ID)).isFalse();
    }

    /** It came back from a replica that gave it up. */
    @Test
    void messageThatFailedElsewhere_isNotShownAsQueuedAnyMore() {
        // Given
        queue.add(waiting);
        queue.handOver(channel -> true);
        QueuedSend failed = waiting.as(QueuedSend.State.FAILED);
        // When
        queue.keepFailed(failed);
        // Then
        assertThat(queue.find(waiting.as(QueuedSend.State.QUEUED))).contains(failed);
    }

    @Test
    void messageThatAnotherReplicaGoesOnWith_isNotWaitedForHere() {
        // Given
        queue.add(waiting);
        queue.arrived(waiting, DELIVERED);
        // When
        queue.handOver(channel -> true);
        // Then
        assertThat(queue.isUntold(ID)).isFalse();
    }
}
