package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.cluster.TestSlots;
import com.seitech.chat.gateway.outbox.Entries;
import com.seitech.chat.gateway.outbox.InMemoryOutbox;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.OutboxConfig;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.Queue;
import com.seitech.chat.gateway.outbox.TestOutboxConfig;
import com.seitech.chat.gateway.session.InMemorySessions;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.session.TokenHash;
import com.seitech.chat.gateway.testing.TestClock;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is shown of queued messages while the database does not say whose they are. */
final class QueuedSendsTest {
    private final InMemorySessions sessions = new InMemorySessions();
    private final AtomicBoolean away = new AtomicBoolean();
    private final OutboxEntry entry = Entries.text("Hello", null);
    private final Queue queue = TestOutboxConfig.queueWith(entry, new MessageId(MessageId.FIRST_PROVISIONAL));
    private final QueuedSends queued = new QueuedSends(queue, new InMemoryOutbox(), handOuts(), whileThere());
    private final Feeds feeds = new Feeds(Engine.config(FeedConfig.class, Map.of()), new Recent(10), () -> {}, queued);

    private Sessions whileThere() {
        return (Sessions) Proxy.newProxyInstance(
                Sessions.class.getClassLoader(), new Class<?>[] {Sessions.class}, (proxy, method, arguments) -> {
                    if (away.get()) {
                        throw new StoreUnavailable("away", null);
                    }
                    return method.invoke(sessions, arguments);
                });
    }

    private static HandOuts handOuts() {
        Eras eras = new Eras(new InMemoryRestorations(new InMemoryCheckpoints()));
        return new HandOuts(
                new InMemoryHandOuts(),
                new InMemoryOutbox(),
                Engine.config(HandOutConfig.class, Map.of()),
                Engine.config(OutboxConfig.class, Map.of()),
                eras,
                new TestSlots(),
                new TestClock());
    }

    private void has(OutboxEntry sent) {
        sessions.add(new Session(
                sent.session(),
                TokenHash.of(SessionToken.random()),
                sent.channel(),
                "Vera",
                TestClock.START,
                TestClock.START));
    }

    @Test
    void whatIsQueued_isShownWhenTheDatabaseIsBack_toAFeedThatWasOpenedWithoutIt() {
        // Given
        queued.start(feeds);
        has(entry);
        away.set(true);
        ChannelFeed feed = feeds.open(entry.channel());
        assertThat(feed.held(10).unsent()).isEmpty();
        // When
        away.set(false);
        // Then
        await().untilAsserted(() -> assertThat(feed.held(10).unsent()).hasSize(1));
    }

    @Test
    void whatAnotherVisitorSaid_whoHadTheChannelBefore_isNotShown() {
        // Given
        queued.start(feeds);
        // When
        ChannelFeed feed = feeds.open(entry.channel());
        // Then
        assertThat(feed.held(10).unsent()).isEmpty();
    }
}
