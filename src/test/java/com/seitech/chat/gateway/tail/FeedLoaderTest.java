package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class FeedLoaderTest {
    @Test
    void channelsThatHaveNoRoomInALoad_comeWithTheNext() throws Exception {
        try (Engine engine = new Engine()) {
            // Given
            engine.source.room(2);
            // When
            List<CompletableFuture<Void>> loads = LongStream.rangeClosed(1, 7)
                    .mapToObj(id -> engine.loader.load(engine.feeds.open(new ChannelId(id)), new MessageId(0), 50))
                    .toList();
            // Then
            CompletableFuture.allOf(loads.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
            assertThat(engine.feeds.all())
                    .hasSize(7)
                    .allSatisfy(feed ->
                            assertThat(feed.newest(50, new MessageId(0))).isPresent());
        }
    }
}
