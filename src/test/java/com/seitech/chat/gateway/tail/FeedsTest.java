package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FeedsTest {
    private static final ChannelId ONE = new ChannelId(1);
    private static final ChannelId OTHER = new ChannelId(2);

    private final AtomicInteger firsts = new AtomicInteger();
    private final Feeds feeds = new Feeds(
            Engine.config(FeedConfig.class, Map.of()), new Recent(10), firsts::incrementAndGet, new OpensAnother());

    /** As another reader does in the same moment. */
    private final class OpensAnother implements OwnQueue {
        @Override
        public boolean mayBeWaiting(ChannelId channel, Message message) {
            return false;
        }

        @Override
        public void fill(ChannelFeed feed) {
            feeds.open(OTHER);
        }
    }

    @Test
    void firstOfTwoThatAreOpenedAtOnce_isNotMissed() {
        // When
        feeds.open(ONE);
        // Then
        assertThat(firsts).hasPositiveValue();
    }
}
