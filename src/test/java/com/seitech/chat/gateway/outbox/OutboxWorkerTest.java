package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.outbox.DeliveryResult.Delivered;
import com.seitech.chat.gateway.outbox.InMemoryOdoo.Fate;
import com.seitech.chat.gateway.outbox.QueuedSend.State;
import com.seitech.chat.gateway.outbox.TestOutboxConfig.Node;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.TokenHash;
import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to a message after its sender has been told that it is queued. */
@Timeout(60)
final class OutboxWorkerTest {
    private static final ChannelId OTHER = new ChannelId(12);

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryOdoo odoo = new InMemoryOdoo();
    private final TestClock clock = new TestClock();
    private Node node = started(TestOutboxConfig.impatient());

    private Node started(TestOutboxConfig config) {
        Node started = new Node(outbox, odoo, config, clock);
        started.start();
        return started;
    }

    private Receipt send(String text) {
        return send(Entries.CHANNEL, text);
    }

    private Receipt send(ChannelId channel, String text) {
        return node.dispatch().send(Entries.text(channel, text, null, clock.instant()), () -> {});
    }

    private List<String> written() {
        return odoo.written().stream().map(OutboxEntry::content).toList();
    }

    private void awaitDelivered() {
        await().until(() -> node.queue().size() == 0);
    }

    @Test
    void order_isKept_throughAnOutageAndARestart() {
        // Given
        odoo.fate(Fate.LOST);
        IntStream.range(0, 5).forEach(i -> send("before " + i));
        node.worker().stop(new ShutdownEvent());
        // When
        node = started(TestOutboxConfig.impatient());
        IntStream.range(0, 5).forEach(i -> send("after " + i));
        odoo.fate(Fate.DELIVERED);
        send("last");
        awaitDelivered();
        // Then
        assertThat(written())
                .containsExactly(
                        "before 0",
                        "before 1",
                        "before 2",
                        "before 3",
                        "before 4",
                        "after 0",
                        "after 1",
                        "after 2",
                        "after 3",
                        "after 4",
                        "last");
        assertThat(odoo.blindWrites()).isZero();
    }

    @Test
    void channelThatFails_holdsNoOtherUp() {
        // Given
        odoo.fates(entry -> entry.channel().equals(OTHER) ? Fate.DELIVERED : Fate.LOST);
        send("stuck");
        // When
        Receipt other = send(OTHER, "Hello");
        // Then
        assertThat(other.isQueued()).isFalse();
        assertThat(node.queue().size()).isEqualTo(1);
    }

    @Test
    void filesThatTakeTheirTime_keepNoTextFromItsTurn() {
        // Given
        CountDownLatch release = new CountDownLatch(1);
        Delivery slow = (entry, repeat, wanted) -> {
            if (entry.file() != null) {
                awaitUninterruptibly(release);
            }
            return odoo.deliver(entry, repeat, wanted);
        };
        TestOutboxConfig config = TestOutboxConfig.impatient();
        node = new Node(outbox, slow, config, clock);
        node.start();
        for (int i = 0; i <= config.parallel(); i++) {
            OutboxFile file = new OutboxFile(Path.of("plan.txt"), "plan.txt", "text/plain", 1, "00ff");
            ChannelId channel = new ChannelId(100 + i);
            node.dispatch().send(Entries.file(channel, file, clock.instant()), () -> {});
        }
        // When
        Receipt text = send("Hello");
        // Then
        assertThat(text.isQueued()).isFalse();
        release.countDown();
        awaitDelivered();
        assertThat(written()).hasSize(config.parallel() + 2);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void messageWhoseVisitorIsErasedMeanwhile_isNotWritten() {
        // Given
        TokenHash token = TokenHash.of(SessionToken.random());
        Session session =
                new Session(Entries.SESSION, token, Entries.CHANNEL, "Vera", TestClock.START, TestClock.START);
        odoo.fates(entry -> {
            node.worker().abandon(session);
            return Fate.DELIVERED;
        });
        // When
        assertThatThrownBy(() -> send("secret")).isInstanceOf(NotDelivered.class);
        // Then
        awaitDelivered();
        assertThat(written()).isEmpty();
    }

    @Test
    void provisionalIds_grow_alsoOverARestart() {
        // Given
        odoo.fate(Fate.LOST);
        List<MessageId> ids =
                new ArrayList<>(List.of(send("one").messageId(), send("two").messageId()));
        // When
        node.worker().stop(new ShutdownEvent());
        node = started(TestOutboxConfig.impatient());
        ids.add(send("three").messageId());
        // Then
        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(MessageId::isProvisional);
    }

    @Test
    void whatIsTold_comesInOrder_andIsTheTruth() {
        // Given
        List<QueuedSend> told = Collections.synchronizedList(new ArrayList<>());
        node.queue().listen(told::add);
        odoo.fate(Fate.LOST);
        Receipt queued = send("Hello");
        node.queue().announce(queued);
        // When
        odoo.fate(Fate.DELIVERED);
        await().until(() -> told.size() == 2);
        // Then
        assertThat(told).extracting(QueuedSend::state).containsExactly(State.QUEUED, State.DELIVERED);
        assertThat(told).extracting(QueuedSend::provisional).containsOnly(queued.provisional());
        assertThat(told.getLast().delivered()).isEqualTo(new Delivered(new MessageId(1_001), null));
        assertThat(node.queue().of(Entries.CHANNEL)).isEmpty();
    }

    @Test
    void listenerThatFails_stopsNoLine() {
        // Given
        node = started(TestOutboxConfig.defaults());
        node.queue().listen(now -> {
            throw new IllegalStateException("broken");
        });
        // When
        Receipt one = send("one");
        Receipt two = send("two");
        // Then
        assertThat(List.of(one, two)).noneMatch(Receipt::isQueued);
        assertThat(written()).containsExactly("one", "two");
    }

    @Test
    void announced_afterItsDelivery_isAnsweredAsDelivered_andNotShownAsQueued() {
        // Given
        odoo.fate(Fate.LOST);
        Receipt queued = send("Hello");
        odoo.fate(Fate.DELIVERED);
        awaitDelivered();
        List<QueuedSend> told = Collections.synchronizedList(new ArrayList<>());
        node.queue().listen(told::add);
        // When
        Receipt now = node.queue().announce(queued);
        // Then
        assertThat(now.isQueued()).isFalse();
        assertThat(now.entry()).isEqualTo(queued.entry());
        assertThat(told).isEmpty();
    }

    @Test
    void notAnnounced_isShownToNobody() {
        // Given
        odoo.fate(Fate.LOST);
        // When
        send("Hello");
        // Then
        assertThat(node.queue().of(Entries.CHANNEL)).isEmpty();
    }

    /** A replica that is to leave hands over what waits; the other one has it from the store. */
    @Test
    void handedOver_isDeliveredByTheOther_inOrder_andItsSenderIsToldThatItIsQueued() {
        // Given
        odoo.fate(Fate.LOST);
        Receipt first = send("one");
        send("two");
        node.queue().announce(first);
        // When
        node.slots().moveAway();
        odoo.fate(Fate.DELIVERED);
        // Then
        assertThat(node.queue().size()).isZero();
        assertThat(node.queue().of(Entries.CHANNEL)).isEmpty();
        assertThat(node.queue().announce(first)).isEqualTo(first);
        assertThat(written()).isEmpty();
        node = started(TestOutboxConfig.impatient());
        awaitDelivered();
        assertThat(written()).containsExactly("one", "two");
    }

    /** Its lease may have run out, though nobody has said so yet. */
    @Test
    void whileItIsNotSureWhoseTheChannelIs_nothingIsDelivered() {
        // Given
        node.slots().held = false;
        // When
        assertThat(send("one").isQueued()).isTrue();
        // Then
        assertThat(odoo.attempts()).isEmpty();
        node.slots().held = true;
        awaitDelivered();
        assertThat(written()).containsExactly("one");
    }

    @Test
    void whatWaitedOverARestart_isShown() {
        // Given
        odoo.fate(Fate.LOST);
        Receipt queued = send("Hello");
        // When
        node.worker().stop(new ShutdownEvent());
        node = started(TestOutboxConfig.impatient());
        // Then
        assertThat(node.queue().of(Entries.CHANNEL))
                .extracting(QueuedSend::provisional)
                .containsExactly(queued.provisional());
        assertThat(node.queue().oldest()).contains(clock.instant());
    }

    @Test
    void tooOld_isParked_shownAsFailed_andTheNextGoesOn() {
        // Given
        odoo.fates(entry -> "old".equals(entry.content()) ? Fate.LOST : Fate.DELIVERED);
        Receipt old = send("old");
        node.queue().announce(old);
        node.answers().ended(old.entry(), true);
        await().until(() -> outbox.isAnswered(old.entry()));
        // When
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        await().until(() -> node.queue().parked() == 1);
        Receipt next = send("next");
        // Then
        assertThat(next.isQueued()).isFalse();
        assertThat(node.queue().of(Entries.CHANNEL))
                .extracting(QueuedSend::state)
                .containsExactly(State.FAILED);
        assertThat(started(TestOutboxConfig.impatient()).queue().of(Entries.CHANNEL))
                .as("after a restart")
                .extracting(QueuedSend::state)
                .containsExactly(State.FAILED);
    }

    @Test
    void file_forAChannelThatIsAnothersByNow_isGivenUp_andNeverReachesOdoo() {
        // Given
        node = started(TestOutboxConfig.defaults());
        OutboxFile file = new OutboxFile(Path.of("unused"), "cat.png", "image/png", 3, "00ff");
        OutboxEntry text = Entries.text(TestOutboxConfig.GIVEN_AWAY, "cat.png", null, clock.instant());
        OutboxEntry entry = text.withFile(file);
        // When
        assertThatThrownBy(() -> node.dispatch().send(entry, () -> {})).isInstanceOf(NotDelivered.class);
        // Then
        assertThat(odoo.attempts()).isEmpty();
    }

    @Test
    void parked_sentAgainByItsClient_isTriedAgain() {
        // Given
        node = started(TestOutboxConfig.defaults());
        odoo.fate(Fate.REFUSED);
        OutboxEntry entry = Entries.text("Hello", "key-1");
        assertThatThrownBy(() -> node.dispatch().send(entry, () -> {})).isInstanceOf(NotDelivered.class);
        // When
        odoo.fate(Fate.DELIVERED);
        Receipt again = node.dispatch().send(Entries.text("Hello", "key-1"), () -> {});
        // Then
        assertThat(again.entry()).isEqualTo(entry.id());
        assertThat(again.isQueued()).isFalse();
        assertThat(node.queue().parked()).isZero();
    }

    @Test
    void full_refusesWhatIsNew_andNothingThatWasAccepted() {
        // Given
        node = started(TestOutboxConfig.impatient().withMaxMessages(1));
        odoo.fate(Fate.LOST);
        OutboxEntry kept = Entries.text("kept", "key-1");
        Receipt queued = node.dispatch().send(kept, () -> {});
        // When
        assertThatThrownBy(() -> send("one too many"))
                .isInstanceOf(CannotKeep.class)
                .hasMessageContaining("max-messages");
        // Then
        assertThat(node.dispatch().send(Entries.text("kept", "key-1"), () -> {}))
                .isEqualTo(queued);
        assertThat(outbox.size()).isEqualTo(1);
        odoo.fate(Fate.DELIVERED);
        awaitDelivered();
        assertThat(written()).containsExactly("kept");
    }

    @Test
    void manyCharacters_areFullToo() {
        // Given
        odoo.fate(Fate.LOST);
        send("x".repeat(30_000));
        // When Then
        assertThatThrownBy(() -> send("y".repeat(30_000)))
                .isInstanceOf(CannotKeep.class)
                .hasMessageContaining("max-text");
    }

    @Test
    void odooIsBack_allThatPauseGoOnAtOnce() {
        // Given
        TestOutboxConfig slow =
                new TestOutboxConfig(Duration.ofSeconds(15), Duration.ofMillis(50), Duration.ofHours(1), 4, 1000);
        node = started(slow);
        odoo.fate(Fate.LOST);
        IntStream.range(1, 30).forEach(i -> send(new ChannelId(i), "Hello"));
        IntStream.range(0, 4).forEach(i -> send(OTHER, "longer and longer pauses " + i));
        // When
        odoo.fate(Fate.DELIVERED);
        Receipt fresh = send(new ChannelId(99), "Hello");
        awaitDelivered();
        // Then
        assertThat(fresh.isQueued()).isFalse();
        assertThat(written()).hasSize(34);
    }
}
