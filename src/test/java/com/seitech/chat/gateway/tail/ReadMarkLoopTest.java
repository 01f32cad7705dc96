package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.cluster.TestSlots;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReadMarkLoopTest {
    private static final ChannelId ONE = new ChannelId(1);
    private static final ChannelId OTHER = new ChannelId(2);

    private final InMemorySource source = new InMemorySource();
    private final TestSlots replicas = new TestSlots();
    private ReadMarkLoop loop = loop(Map.of());

    private ReadMarkLoop loop(Map<String, String> settings) {
        return new ReadMarkLoop(source, Engine.config(TailConfig.class, settings), new Turns(replicas));
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private static MessageId id(long value) {
        return new MessageId(value);
    }

    @Test
    void marksOfAllChannels_goInOneCall_theFurthestOfEach() {
        // Given
        loop.hasRead(ONE, id(5));
        loop.hasRead(OTHER, id(7));
        loop.hasRead(ONE, id(9));
        loop.hasRead(ONE, id(6));
        // When
        loop.tell();
        // Then
        assertThat(source.readTold()).containsExactly(Map.of(ONE, id(9), OTHER, id(7)));
    }

    @Test
    void moreMarksThanACallTakes_goInSeveral() {
        // Given
        int most = ChangeSource.MOST_READ_MARKS;
        LongStream.rangeClosed(1, most + 1).forEach(channel -> loop.hasRead(new ChannelId(channel), id(channel)));
        // When
        loop.tell();
        loop.tell();
        // Then
        assertThat(source.readTold()).extracting(Map::size).containsExactly(most, 1);
    }

    @Test
    void marks_waitWhileOdooIsAway_andGrow() {
        // Given
        loop.hasRead(ONE, id(5));
        loop.hasRead(OTHER, id(7));
        source.setDown(true);
        assertThatThrownBy(loop::tell).isInstanceOf(SourceUnavailable.class);
        loop.hasRead(ONE, id(6));
        source.setDown(false);
        // When
        loop.tell();
        // Then
        assertThat(source.readTold()).containsExactly(Map.of(ONE, id(6), OTHER, id(7)));
    }

    @Test
    void whatCannotBeAsked_isHopedFor() {
        // Given
        source.setDown(true);
        // Then
        assertThat(loop.isSupported()).isTrue();
    }

    @Test
    void marksBeyondTheBound_areForgotten_theOldestFirst() {
        // Given
        loop = loop(Map.of("gateway.tail.read-marks", "1"));
        loop.hasRead(ONE, id(5));
        loop.hasRead(OTHER, id(7));
        // When
        loop.tell();
        // Then
        assertThat(source.readTold()).containsExactly(Map.of(OTHER, id(7)));
    }

    @Test
    void calls_areAPauseApart_howeverOftenVisitorsRead() {
        // Given
        loop = loop(Map.of("gateway.tail.read-pause", "200ms"));
        loop.start();
        long start = System.nanoTime();
        // When
        LongStream.rangeClosed(1, 5).forEach(message -> {
            int told = source.readTold().size();
            loop.hasRead(ONE, id(message));
            await().until(() -> source.readTold().size() > told);
        });
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(4 * 200));
    }
}
