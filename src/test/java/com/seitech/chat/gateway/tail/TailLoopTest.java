package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TailLoopTest {
    private static final ChannelId MINE = new ChannelId(1);
    private static final ChannelId OTHER = new ChannelId(2);

    private Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
    }

    private Heard listening(ChannelId channel) {
        engine.tail.follow();
        Heard heard = new Heard();
        assertThat(engine.open.listenFromNow(channel, heard)).isPresent();
        return heard;
    }

    @Test
    void message_reachesWhoListensToItsChannel_andNobodyElse() {
        // Given
        Heard mine = listening(MINE);
        Heard other = listening(OTHER);
        MessageId posted = engine.source.post(MINE);
        // When
        engine.tail.follow();
        // Then
        assertThat(mine.messages).containsExactly(posted.value());
        assertThat(other.messages).isEmpty();
    }

    @Test
    void lateSmallerId_isDeliveredOnce() {
        // Given
        Heard heard = listening(MINE);
        long slow = engine.source.takeId();
        MessageId fast = engine.source.post(OTHER);
        engine.tail.follow();
        engine.source.commit(slow, MINE);
        // When
        engine.tail.follow();
        engine.tail.follow();
        // Then
        assertThat(heard.messages).containsExactly(slow);
        assertThat(engine.tail.settled()).isEqualTo(fast);
    }

    @Test
    void settled_staysBelowAnOpenTransaction() {
        // Given
        listening(MINE);
        engine.source.post(MINE);
        engine.tail.follow();
        long open = engine.source.takeId();
        engine.source.post(MINE);
        // When
        engine.tail.follow();
        // Then
        assertThat(engine.tail.settled()).isEqualTo(new MessageId(open - 1));
        assertThat(engine.tail.missing()).isEqualTo(1);
    }

    @Test
    void rolledBackId_isGivenUpAfterTheLongestTransaction() {
        // Given
        listening(MINE);
        engine.source.takeId();
        MessageId last = engine.source.post(MINE);
        engine.tail.follow();
        // When
        engine.clock.advance(Horizon.LONGEST_TRANSACTION.plus(Duration.ofSeconds(1)));
        engine.tail.follow();
        // Then
        assertThat(engine.tail.settled()).isEqualTo(last);
        assertThat(engine.tail.missing()).isZero();
    }

    @Test
    void lateBlock_largerThanAPage_isDeliveredWhole() {
        // Given
        Heard heard = listening(MINE);
        long first = engine.source.takeId();
        int size = 3 * engine.config.page();
        engine.source.skipIds(size - 1);
        engine.source.post(OTHER);
        engine.tail.follow();
        for (int i = 0; i < size; i++) {
            engine.source.commit(first + i, MINE);
        }
        // When: with more holes than a question names, all of them are asked for every 20 questions
        for (int i = 0; i < 20; i++) {
            engine.tail.follow();
        }
        // Then
        assertThat(heard.messages).hasSize(size).doesNotHaveDuplicates();
    }

    @Test
    void failureWhileReadingTexts_isAskedAgain() {
        // Given
        Heard heard = listening(MINE);
        MessageId posted = engine.source.post(MINE);
        engine.source.setDown(true);
        // When
        assertThatThrownBy(engine.tail::follow).isInstanceOf(SourceUnavailable.class);
        engine.source.setDown(false);
        engine.tail.follow();
        // Then
        assertThat(heard.messages).containsExactly(posted.value());
    }

    /** Neither refused nor answered, as when a firewall has forgotten the connection. */
    @Test
    void databaseThatDoesNotAnswer_holdsUpNoMessage() {
        // Given
        engine.close();
        InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
        engine = new Engine(
                new InMemorySource(),
                new TestClock(),
                new InMemoryRestorations(checkpoints),
                Map.of(),
                Thread::startVirtualThread);
        Heard heard = listening(MINE);
        Runnable answer = checkpoints.freeze();
        // When
        List<Long> posted = Stream.generate(() -> {
                    pass(Duration.ofMinutes(1));
                    MessageId message = engine.source.post(MINE);
                    assertTimeoutPreemptively(Duration.ofSeconds(5), engine.tail::follow);
                    return message.value();
                })
                .limit(3)
                .toList();
        // Then
        assertThat(heard.messages).isEqualTo(posted);
        answer.run();
        await().untilAsserted(() ->
                assertThat(checkpoints.position().orElseThrow().highest()).isEqualTo(new MessageId(posted.getFirst())));
    }

    @Test
    void page_thatIsLoadedRightAfterASend_hasIt() {
        // Given
        listening(MINE);
        assertThat(engine.open.newest(MINE, 50).messages()).isEmpty();
        MessageId sent = engine.source.post(MINE);
        engine.feeds.with(MINE, feed -> feed.sent(sent));
        // When: the tail has not looked since
        Snapshot page = engine.open.newest(MINE, 50);
        // Then
        assertThat(page.ids()).containsExactly(sent);
    }

    @Test
    void internalChannels_areNeverRead() {
        // Given
        engine.source.makeInternal(OTHER);
        Heard heard = listening(OTHER);
        engine.source.post(OTHER);
        // When
        engine.tail.follow();
        // Then
        assertThat(heard.messages).isEmpty();
    }

    @Test
    void restart_beginsAtTheCheckpoint() {
        // Given
        listening(MINE);
        engine.source.post(MINE);
        engine.tail.follow();
        engine.tail.close();
        InMemorySource source = engine.source;
        InMemoryCheckpoints checkpoints = engine.checkpoints;
        engine.close();
        MessageId before = source.newestId();
        MessageId missed = source.post(MINE);
        // When
        engine = new Engine(source, new TestClock(), checkpoints, Map.of());
        engine.feeds.open(OTHER);
        engine.tail.follow();
        // Then
        assertThat(engine.recent.isQuietSince(MINE, before)).isFalse();
        assertThat(engine.recent.isQuietSince(MINE, missed)).isTrue();
        assertThat(engine.recent.isQuietSince(OTHER, before)).isTrue();
    }

    /** The process ends, and another one begins at once. */
    private void restart() {
        engine.close();
        engine = new Engine(engine.source, engine.clock, engine.checkpoints, Map.of());
        engine.feeds.open(OTHER);
        engine.tail.follow();
    }

    private void pass(Duration time) {
        engine.source.passSeconds(time.toSeconds());
        engine.clock.advance(time);
    }

    @Test
    void idThatWasRolledBack_doesNotHoldUpProcessesThatLiveShortly() {
        // Given
        engine.source.post(OTHER);
        engine.source.skipIds(1);
        engine.source.post(OTHER);
        // When
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofSeconds(100));
            engine.source.post(OTHER);
            restart();
        }
        // Then
        assertThat(engine.tail.settled()).isEqualTo(engine.source.newestId());
    }

    @Test
    void idThatMayStillShow_isWaitedForAfterARestart() {
        // Given
        engine.source.post(OTHER);
        long slow = engine.source.takeId();
        engine.source.post(OTHER);
        pass(Duration.ofSeconds(140));
        engine.source.post(OTHER);
        restart();
        Heard heard = new Heard();
        assertThat(engine.open.listenFromNow(MINE, heard)).isPresent();
        // When
        engine.source.commit(slow, MINE);
        engine.tail.follow();
        // Then
        assertThat(heard.messages).containsExactly(slow);
    }
}
