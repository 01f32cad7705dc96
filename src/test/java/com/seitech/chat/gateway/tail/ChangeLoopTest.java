package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits and deletions, above all those of a time when the gateway was down or had nobody to tell. */
@SuppressWarnings("NullAway.Init") // made before each test
final class ChangeLoopTest {
    private static final ChannelId MINE = new ChannelId(1);
    private static final ChannelId OTHER = new ChannelId(2);
    private static final long LONG_SECONDS = 3600;

    private final InMemorySource source = new InMemorySource();
    private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    private final TestClock clock = new TestClock();
    /** Where positions are saved. */
    private Executor beside = Runnable::run;

    private Engine engine;
    private ChangeLoop loop;

    @BeforeEach
    void start() {
        start(Map.of());
    }

    private void start(Map<String, String> settings) {
        engine = new Engine(source, clock, checkpoints, settings);
        TailConfig config = Engine.config(TailConfig.class, settings);
        loop = new ChangeLoop(
                source,
                source,
                engine.feeds,
                checkpoints,
                config,
                engine.turns,
                engine.eras,
                clock,
                () -> true,
                engine.tail::follow,
                new Saving(beside));
    }

    @AfterEach
    void stop() {
        loop.close();
        engine.close();
    }

    /** The process ends, Odoo goes on, another process begins, and the first who comes back reads another channel. */
    private void restart(Runnable meanwhile, Map<String, String> settings) {
        stop();
        meanwhile.run();
        passLong();
        source.post(OTHER);
        start(settings);
        engine.feeds.open(OTHER);
        engine.tail.follow();
        loop.look();
    }

    private void restart(Runnable meanwhile) {
        restart(meanwhile, Map.of());
    }

    private void passLong() {
        source.passSeconds(LONG_SECONDS);
        clock.advance(Duration.ofSeconds(LONG_SECONDS));
    }

    private MessageId postAndLook() {
        MessageId message = source.post(MINE);
        engine.feeds.open(OTHER);
        engine.tail.follow();
        loop.look();
        passLong();
        return message;
    }

    /** A page that shows all up to the message. */
    private Heard comesBack(MessageId last) {
        Heard heard = new Heard();
        assertThat(engine.open.listen(MINE, Seen.upTo(last), heard)).isPresent();
        loop.look();
        return heard;
    }

    @Test
    void databaseThatDoesNotAnswer_holdsUpNoEdit() {
        // Given
        stop();
        beside = Thread::startVirtualThread;
        start();
        MessageId message = source.post(MINE);
        engine.feeds.open(OTHER);
        engine.tail.follow();
        Runnable answer = checkpoints.freeze();
        // When
        assertTimeoutPreemptively(Duration.ofSeconds(5), loop::look);
        source.edit(message, "no typo");
        Heard heard = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> comesBack(message));
        // Then
        assertThat(heard.events).contains("updated " + message + " no typo");
        assertThat(checkpoints.changes()).isEmpty();
        answer.run();
        await().untilAsserted(() -> assertThat(checkpoints.changes()).isPresent());
    }

    @Test
    void editWhileTheGatewayWasDown_isToldToWhoComesBack() {
        // Given
        MessageId message = postAndLook();
        restart(() -> source.edit(message, "no typo"));
        clock.advance(Duration.ofSeconds(100));
        // When
        Heard heard = comesBack(message);
        // Then
        assertThat(heard.events).containsOnlyOnce("updated " + message + " no typo");
    }

    @Test
    void editWhileAnotherReplicaHadTheChannel_isToldToWhoComesBackHere() {
        // Given: this one has looked all the time, for readers of its own
        MessageId message = postAndLook();
        loop.look();
        source.passSeconds(1);
        source.edit(message, "no typo");
        loop.look();
        source.passSeconds(10);
        loop.look();
        // When
        loop.lookBackSoon();
        loop.look();
        // Then
        assertThat(comesBack(message).events).contains("updated " + message + " no typo");
    }

    @Test
    void deletionWhileTheGatewayWasDown_isToldToWhoComesBack() {
        // Given
        MessageId first = postAndLook();
        MessageId last = source.post(MINE);
        restart(() -> source.delete(first));
        // When
        Heard heard = comesBack(last);
        // Then
        assertThat(heard.events).contains("removed " + first);
    }

    @Test
    void editThatBecameVisibleAfterTheStop_isTold() {
        // Given: a transaction that began before the last look and was committed after it
        MessageId message = source.post(MINE);
        source.passSeconds(60);
        source.post(OTHER);
        engine.feeds.open(OTHER);
        loop.look();
        source.passSeconds(-50);
        source.edit(message, "no typo");
        source.passSeconds(50);
        // When
        restart(() -> {});
        // Then
        assertThat(comesBack(message).events).contains("updated " + message + " no typo");
    }

    @Test
    void messageWhileTheGatewayWasDown_isNoChange() {
        // Given
        MessageId message = postAndLook();
        restart(() -> source.post(MINE));
        // When
        Heard heard = comesBack(message);
        // Then
        assertThat(heard.messages).hasSize(1);
        assertThat(heard.events).noneMatch(event -> event.startsWith("updated"));
    }

    @Test
    void change_isKeptForWhoComesBackSoon_andNotLonger() {
        // Given
        MessageId message = postAndLook();
        restart(() -> source.edit(message, "no typo"));
        clock.advance(engine.config.missedKept().plusSeconds(1));
        // When
        Heard heard = comesBack(message);
        // Then
        assertThat(heard.events).noneMatch(event -> event.startsWith("updated"));
    }

    @Test
    void changesBeyondTheBound_areForgotten_theOldestFirst() {
        // Given
        MessageId first = postAndLook();
        MessageId second = source.post(MINE);
        restart(
                () -> {
                    source.passSeconds(1);
                    source.edit(first, "one");
                    source.passSeconds(1);
                    source.edit(second, "two");
                },
                // With the one that wakes the gateway.
                Map.of("gateway.tail.missed-changes", "2"));
        // When
        Heard heard = comesBack(second);
        // Then
        assertThat(heard.events).contains("updated " + second + " two").doesNotContain("updated " + first + " one");
    }

    @Test
    void editWhileNobodyListened_isToldToWhoComesBack() {
        // Given
        MessageId message = postAndLook();
        source.edit(message, "no typo");
        passLong();
        source.post(OTHER);
        loop.look();
        // When
        Heard heard = comesBack(message);
        // Then
        assertThat(heard.events).containsOnlyOnce("updated " + message + " no typo");
    }

    @Test
    void editWhileSomebodyListens_isTold() {
        // Given
        MessageId message = source.post(MINE);
        engine.tail.follow();
        Heard heard = comesBack(message);
        source.passSeconds(5);
        source.edit(message, "no typo");
        // When
        loop.look();
        // Then
        assertThat(heard.events).contains("updated " + message + " no typo");
    }

    @Test
    void position_isSavedOnceItHasBeenToldToAllWhoWereJustAway() {
        // Given
        postAndLook();
        ChangePoint first = checkpoints.changes().orElseThrow();
        source.post(MINE);
        loop.look();
        // When
        clock.advance(engine.config.missedKept().minusSeconds(1));
        loop.look();
        ChangePoint early = checkpoints.changes().orElseThrow();
        clock.advance(Duration.ofSeconds(1));
        loop.look();
        // Then
        assertThat(early).isEqualTo(first);
        assertThat(checkpoints.changes().orElseThrow().writtenAt()).isAfter(first.writtenAt());
    }

    @Test
    void position_ofAnEraThatIsOver_isNotSavedInTheNext() {
        // Given
        MessageId last = postAndLook();
        engine.eras.begin(last, last, clock.instant(), left -> {});
        clock.advance(engine.config.missedKept());
        // When
        loop.look();
        // Then
        assertThat(checkpoints.changes()).isEmpty();
    }

    @Test
    void lastWords_areToldBeforeTheEndOfTheChat() {
        // Given
        MessageId message = postAndLook();
        Heard heard = comesBack(message);
        // When
        MessageId bye = source.post(MINE);
        source.setState(MINE, ChannelState.CLOSED);
        loop.look();
        // Then
        assertThat(heard.messages).containsExactly(bye.value());
        assertThat(heard.events).endsWith("CLOSED");
    }

    @Test
    void readerWhoComesBackToAnEndedChat_hasTheLastWords() {
        // Given: the tail has begun, and the reader stands where it does
        MessageId message = postAndLook();
        MessageId bye = source.post(MINE);
        source.setState(MINE, ChannelState.CLOSED);
        // When
        Heard heard = comesBack(message);
        // Then
        assertThat(heard.events).startsWith("opened CLOSED");
        assertThat(heard.messages).containsExactly(bye.value());
    }
}
