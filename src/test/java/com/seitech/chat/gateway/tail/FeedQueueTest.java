package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageType;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shown as queued, and comes from Odoo. */
final class FeedQueueTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final MessageId PROVISIONAL = new MessageId(4_000_000_000_000_001L);
    private static final MessageId SETTLED = new MessageId(0);

    private final ChannelFeed feed = new ChannelFeed(new ChannelId(1), 100, message -> false);
    private final Heard heard = new Heard();

    private static Message own(MessageId id, String text, Instant created) {
        return new Message(
                id,
                new Author.OfVisitor("Vera"),
                text,
                MessageType.TEXT,
                created,
                false,
                List.of(),
                null,
                List.of(),
                created);
    }

    private void showsAsQueued(String text) {
        feed.stateIs(ChannelState.ACTIVE);
        feed.listen(heard);
        feed.unsent(new Unsent(own(PROVISIONAL, text, NOW), false), Set.of());
    }

    @Test
    void messageThatComesBeforeItIsKnownWhichOneItIs_isNotShownBesideTheQueuedOne() {
        // Given
        showsAsQueued("hello");
        MessageId id = new MessageId(7);
        // When
        feed.add(own(id, "hello", NOW), SETTLED);
        // Then
        assertThat(heard.messages).isEmpty();
        // When
        feed.delivered(PROVISIONAL, own(id, "hello", NOW), true);
        // Then
        assertThat(heard.messages).isEmpty();
        assertThat(heard.events).endsWith("replaced " + PROVISIONAL + " by " + id);
    }

    /** A repeat of its sender may have come between. */
    @Test
    void messageThatIsShownAsQueuedOnceMore_isReplacedOnceMore() {
        // Given
        showsAsQueued("hello");
        MessageId id = new MessageId(7);
        feed.delivered(PROVISIONAL, own(id, "hello", NOW), true);
        // When
        feed.unsent(new Unsent(own(PROVISIONAL, "hello", NOW), false), Set.of());
        feed.delivered(PROVISIONAL, own(id, "hello", NOW), true);
        // Then
        assertThat(heard.events).endsWith("replaced " + PROVISIONAL + " by " + id);
        assertThat(heard.events.stream().filter(event -> event.startsWith("replaced")))
                .hasSize(2);
    }

    @Test
    void answerThatWasLongOnItsWay_doesNotOpenAChatThatWasClosedMeanwhile() {
        // Given
        long asked = System.nanoTime();
        feed.stateIs(ChannelState.ACTIVE);
        feed.listen(heard);
        // When
        feed.stateIs(ChannelState.CLOSED);
        feed.stateIs(ChannelState.ACTIVE, asked);
        // Then
        assertThat(feed.state()).isEqualTo(ChannelState.CLOSED);
        // When
        feed.stateIs(ChannelState.ACTIVE, System.nanoTime());
        // Then
        assertThat(heard.events).containsExactly("CLOSED", "ACTIVE");
    }

    /** Its sender is told at the moment of the delivery, and readers hear of the delivery first. */
    @Test
    void messageThatIsDeliveredBeforeItIsShownAsQueued_isKnownByBothIds_andComesOnce() {
        // Given
        feed.stateIs(ChannelState.ACTIVE);
        feed.listen(heard);
        MessageId id = new MessageId(7);
        // When
        feed.delivered(PROVISIONAL, own(id, "hello", NOW), true);
        feed.delivered(PROVISIONAL, own(id, "hello", NOW), true);
        feed.add(own(id, "hello", NOW), SETTLED);
        // Then
        assertThat(heard.messages).isEmpty();
        assertThat(heard.events.stream().filter(event -> event.startsWith("replaced")))
                .containsExactly("replaced " + PROVISIONAL + " by " + id);
    }

    @Test
    void messageThatNobodyWasToldOfAsQueued_comesAsAnyOther() {
        // Given
        feed.stateIs(ChannelState.ACTIVE);
        feed.listen(heard);
        MessageId id = new MessageId(7);
        // When
        feed.delivered(PROVISIONAL, own(id, "hello", NOW), false);
        feed.add(own(id, "hello", NOW), SETTLED);
        // Then
        assertThat(heard.messages).containsExactly(7L);
    }

    @Test
    void olderMessageOfTheSameText_isShown() {
        // Given
        showsAsQueued("hello");
        // When
        feed.add(own(new MessageId(6), "hello", NOW.minus(Duration.ofHours(1))), SETTLED);
        // Then
        assertThat(heard.messages).containsExactly(6L);
    }
}
