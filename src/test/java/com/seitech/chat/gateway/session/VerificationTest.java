package com.seitech.chat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VerificationTest {
    private final TestClock clock = new TestClock();
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryReferences references = new InMemoryReferences();
    private final Revocations revocations = new Revocations(sessions);
    private Verification verification = restarted();

    private Verification restarted() {
        return new Verification(sessions, references, revocations, TestSessionConfig.cached(10_000), clock);
    }

    /** One a second, the first first. */
    private List<Session> made(int count) {
        return IntStream.range(0, count).mapToObj(i -> made()).toList();
    }

    private Session made() {
        clock.advance(Duration.ofSeconds(1));
        long channel = sessions.newest(1).stream()
                        .mapToLong(one -> one.channel().value())
                        .findFirst()
                        .orElse(0)
                + 1;
        Session session = new Session(
                SessionId.random(),
                TokenHash.of(SessionToken.random()),
                new ChannelId(channel),
                "Vera",
                clock.instant(),
                clock.instant());
        sessions.add(session);
        return session;
    }

    @Test
    void withoutDoubt_nobodyIsAskedFor() {
        // Given
        List<Session> all = made(3);
        // When Then
        assertThat(all).allMatch(verification::isStillMeant).allMatch(verification::isSound);
        assertThat(references.asked()).isEmpty();
    }

    @Test
    void doubtThatTurnsOutWrong_isSettledWithOneQuestion_whateverTheNumberOfSessions() {
        // Given
        List<Session> all = made(2 * References.MOST);
        // When
        verification.doubt();
        // Then
        assertThat(all).allMatch(verification::isSound);
        assertThat(references.asked()).hasSize(1);
        assertThat(verification.inDoubtUpTo()).isEmpty();
    }

    @Test
    void someOfTheNewestAreGone_theyAreRevoked_andTheOlderOnesVouchForAllBefore() {
        // Given
        List<Session> all = made(2 * References.MOST);
        List<Session> gone = all.subList(all.size() - 7, all.size());
        gone.forEach(references::lose);
        // When
        verification.doubt();
        // Then
        assertThat(gone).noneMatch(verification::isStillMeant);
        assertThat(gone)
                .allSatisfy(one -> assertThat(sessions.find(one.tokenHash())).isEmpty());
        assertThat(all.subList(0, all.size() - 7)).allMatch(verification::isSound);
        assertThat(references.asked()).hasSize(1);
        assertThat(revocations.count()).isEqualTo(7);
    }

    @Test
    void allOfTheNewestAreGone_theOthersAreVerifiedBeforeTheirNextUse_manyAtATime() throws Exception {
        // Given
        List<Session> all = made(3 * References.MOST);
        List<Session> kept = all.subList(0, 700);
        List<Session> gone = all.subList(700, all.size());
        gone.forEach(references::lose);
        verification.doubt();
        assertThat(kept).noneMatch(verification::isSound);
        // When
        Map<SessionId, Boolean> meant = askedAllAtOnce(all);
        // Then
        assertThat(kept).allMatch(one -> Boolean.TRUE.equals(meant.get(one.id())));
        assertThat(gone).noneMatch(one -> Boolean.TRUE.equals(meant.get(one.id())));
        assertThat(references.asked()).hasSizeLessThan(100);
        assertThat(kept).allMatch(verification::isSound);
    }

    private Map<SessionId, Boolean> askedAllAtOnce(List<Session> all) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<SessionId, Future<Boolean>> answers = all.stream()
                    .collect(
                            Collectors.toMap(Session::id, one -> threads.submit(() -> verification.isStillMeant(one))));
            return answers.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, answer -> result(answer.getValue())));
        }
    }

    private static boolean result(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void madeAfterTheDoubt_needsNoQuestion() {
        // Given
        made(References.MOST).forEach(references::lose);
        verification.doubt();
        int before = references.asked().size();
        // When
        Session later = made();
        // Then
        assertThat(verification.isStillMeant(later)).isTrue();
        assertThat(references.asked()).hasSize(before);
    }

    @Test
    void restart_goesOnDoubting() {
        // Given
        List<Session> all = made(References.MOST + 1);
        all.subList(1, all.size()).forEach(references::lose);
        verification.doubt();
        // When
        verification = restarted();
        // Then
        assertThat(verification.isSound(all.getFirst())).isFalse();
        assertThat(verification.isStillMeant(all.getFirst())).isTrue();
        assertThat(verification.isSound(all.getFirst())).isTrue();
    }

    @Test
    void whileOdooIsAway_nobodyIsTrusted_andNobodyRevoked() {
        // Given
        List<Session> all = made(3);
        references.whileAsked(() -> {
            throw new Unverified("down", null);
        });
        verification.doubt();
        assertThat(all).noneMatch(verification::isSound);
        assertThatThrownBy(() -> verification.isStillMeant(all.getFirst())).isInstanceOf(Unverified.class);
        // When
        references.whileAsked(() -> {});
        // Then
        assertThat(all).allMatch(verification::isStillMeant);
    }

    @Test
    void whileTheNewestAreLookedAt_nobodyIsTrusted() throws Exception {
        // Given
        Session session = made();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        references.whileAsked(() -> {
            asked.countDown();
            await(answer);
        });
        assertThat(verification.isStillMeant(session)).isTrue();
        Thread doubting = Thread.ofVirtual().start(verification::doubt);
        asked.await();
        // When
        boolean sound = verification.isSound(session);
        answer.countDown();
        doubting.join();
        // Then
        assertThat(sound).isFalse();
        assertThat(verification.isSound(session)).isTrue();
    }

    /** Another replica with the same store, and a memory of its own. */
    private Verification anotherReplica() {
        return new Verification(
                sessions, references, new Revocations(sessions), TestSessionConfig.cached(10_000), clock);
    }

    @Test
    void sessionThatAnotherReplicaEnded_isNotLetInHere_whereItIsStillInMemory() {
        // Given
        List<Session> all = made(3);
        Session gone = all.getLast();
        Verification other = anotherReplica();
        assertThat(all).allMatch(other::isStillMeant);
        references.lose(gone);
        verification.doubt();
        // When: it is not among the newest any more
        other.doubt();
        // Then
        assertThat(other.isSound(gone)).isFalse();
        assertThat(other.isStillMeant(gone)).isFalse();
        assertThat(all.subList(0, 2)).allMatch(other::isStillMeant);
    }

    @Test
    void doubtOfAnotherReplica_isRecalled_andNothingOfItIsForgottenByAnEarlierOne() {
        // Given
        List<Session> all = made(References.MOST + 1);
        Session lost = all.get(1);
        Verification other = anotherReplica();
        assertThat(other.isStillMeant(lost)).isTrue();
        all.subList(1, all.size()).forEach(references::lose);
        verification.doubt();
        // When
        other.recall();
        sessions.doubt(clock.instant().minusSeconds(3600));
        other.recall();
        // Then
        assertThat(other.isSound(all.getFirst())).isFalse();
        assertThat(other.isStillMeant(all.getFirst())).isTrue();
        assertThat(other.isStillMeant(lost)).isFalse();
        assertThat(other.isSound(made())).isTrue();
    }

    @Test
    void doubtsOfThreeReplicas_atTheSameTime_letNobodyInWhoseChannelIsLost() throws Exception {
        // Given
        List<Session> all = made(50);
        List<Session> gone = all.subList(20, 50);
        List<Verification> replicas = List.of(anotherReplica(), anotherReplica(), anotherReplica());
        replicas.forEach(one -> assertThat(all).allMatch(one::isStillMeant));
        gone.forEach(references::lose);
        // When
        List<Thread> threads = replicas.stream()
                .map(one -> Thread.ofVirtual().start(one::doubt))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        // Then
        assertThat(replicas).allSatisfy(one -> {
            assertThat(gone).noneMatch(one::isSound);
            assertThat(gone).noneMatch(one::isStillMeant);
            assertThat(all.subList(0, 20)).allMatch(one::isStillMeant);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void delivery_toAChannelThatIsStillTheSenders_goesOn() {
        // Given
        Session session = made();
        // When Then
        assertThat(verification.stillMeans(session.id(), session.channel())).isTrue();
    }

    @Test
    void delivery_toAChannelThatWasLost_orGivenToAnother_orOfASessionThatEnded_doesNot() {
        // Given
        List<Session> all = made(2);
        Session lost = all.getFirst();
        Session given = all.getLast();
        references.lose(lost);
        verification.doubt();
        sessions.add(new Session(
                SessionId.random(),
                TokenHash.of(SessionToken.random()),
                given.channel(),
                "Bea",
                clock.instant(),
                clock.instant()));
        // When Then
        assertThat(verification.stillMeans(lost.id(), lost.channel())).isFalse();
        assertThat(verification.stillMeans(given.id(), given.channel())).isFalse();
        assertThat(verification.stillMeans(SessionId.random(), new ChannelId(999)))
                .isFalse();
    }
}
