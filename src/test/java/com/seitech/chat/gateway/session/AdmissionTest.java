package com.seitech.chat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdmissionTest {
    private static final ChannelId CHANNEL = new ChannelId(5);
    private static final Duration LIFETIME = TestSessionConfig.LIFETIME;

    private final TestClock clock = new TestClock();
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryReferences references = new InMemoryReferences();
    private final SessionToken token = SessionToken.random();
    private Admission admission = restarted();

    @Test
    void admit_withoutToken_asksForOne() {
        assertThatThrownBy(() -> admission.admit(null, CHANNEL)).isInstanceOf(TokenRequired.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void admit_blankToken_asksForOne(String blank) {
        assertThatThrownBy(() -> admission.admit(new SessionToken(blank), CHANNEL))
                .isInstanceOf(TokenRequired.class);
    }

    @Test
    void admit_tokenOfTheChannel_answersItsSession() {
        // Given
        Session session = open(token);
        // When
        Session admitted = admission.admit(token, CHANNEL);
        // Then
        assertThat(admitted).isEqualTo(session);
    }

    @Test
    void admit_unknownToken_isInvalid() {
        // Given
        open(token);
        SessionToken guessed = SessionToken.random();
        // When Then
        assertThatThrownBy(() -> admission.admit(guessed, CHANNEL)).isInstanceOf(InvalidSession.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x%s", "%sx", "%s ", " %s"})
    void admit_almostTheToken_isInvalid(String pattern) {
        // Given
        open(token);
        SessionToken almost = new SessionToken(pattern.formatted(token.value()));
        // When Then
        assertThatThrownBy(() -> admission.admit(almost, CHANNEL)).isInstanceOf(InvalidSession.class);
    }

    @Test
    void admit_hashInsteadOfToken_isInvalid() {
        // Given
        open(token);
        SessionToken stolen = new SessionToken(TokenHash.of(token).toHex());
        // When Then
        assertThatThrownBy(() -> admission.admit(stolen, CHANNEL)).isInstanceOf(InvalidSession.class);
    }

    @Test
    void admit_tokenOfAnotherChannel_isInvalid() {
        // Given
        open(token);
        ChannelId other = new ChannelId(CHANNEL.value() + 1);
        // When Then
        assertThatThrownBy(() -> admission.admit(token, other)).isInstanceOf(InvalidSession.class);
    }

    @Test
    void admit_exactlyOneLifetimeAfterLastUse_isAdmitted() {
        // Given
        Session session = open(token);
        clock.advance(LIFETIME);
        // When
        Session admitted = admission.admit(token, CHANNEL);
        // Then
        assertThat(admitted.id()).isEqualTo(session.id());
    }

    @Test
    void admit_longerThanOneLifetimeAfterLastUse_isInvalid() {
        // Given
        open(token);
        clock.advance(LIFETIME.plusMillis(1));
        // When Then
        assertThatThrownBy(() -> admission.admit(token, CHANNEL)).isInstanceOf(InvalidSession.class);
    }

    @Test
    void admit_afterUse_livesOneMoreLifetime() {
        // Given
        Session session = open(token);
        clock.advance(LIFETIME);
        admission.admit(token, CHANNEL);
        clock.advance(LIFETIME);
        // When
        Session admitted = admission.admit(token, CHANNEL);
        // Then
        assertThat(admitted.id()).isEqualTo(session.id());
    }

    @Test
    void admit_expiredToken_isNotRevivedByTrying() {
        // Given
        open(token);
        clock.advance(LIFETIME.plusMillis(1));
        assertThat(admission.find(token)).isEmpty();
        // When
        boolean found = admission.find(token).isPresent();
        // Then
        assertThat(found).isFalse();
    }

    @Test
    void find_knownSession_needsNoStore() {
        // Given
        open(token);
        // When
        Stream.generate(() -> admission.find(token))
                .limit(100)
                .forEach(s -> assertThat(s).isPresent());
        // Then
        assertThat(sessions.finds()).isZero();
    }

    @Test
    void find_afterRestart_isReadFromTheStoreOnce() {
        // Given
        Session session = open(token);
        admission = restarted();
        assertThat(admission.find(token)).contains(session);
        // When
        assertThat(admission.find(token)).isPresent();
        // Then
        assertThat(sessions.finds()).isEqualTo(1);
    }

    @Test
    void find_moreSessionsThanAreCached_areAllFound() {
        // Given
        admission = restarted(2);
        List<SessionToken> tokens =
                Stream.generate(SessionToken::random).limit(100).toList();
        for (int i = 0; i < tokens.size(); i++) {
            admission.open(session(tokens.get(i), new ChannelId(i + 1)));
        }
        // When
        List<SessionToken> found =
                tokens.stream().filter(t -> admission.find(t).isPresent()).toList();
        // Then
        assertThat(found).isEqualTo(tokens);
    }

    @Test
    void open_returned_isInTheStore() {
        // Given When
        Session session = open(token);
        // Then
        assertThat(sessions.find(session.tokenHash())).contains(session);
    }

    @Test
    void open_tokenThatIsTaken_admitsTheFirstOnly() {
        // Given
        Session first = open(token);
        Session second = session(token, new ChannelId(6));
        // When
        assertThatThrownBy(() -> admission.open(second)).isInstanceOf(StoreUnavailable.class);
        // Then
        assertThat(admission.find(token)).contains(first);
    }

    @Test
    void use_isNotWrittenPerCall() {
        // Given
        open(token);
        // When
        admission.admit(token, CHANNEL);
        // Then
        assertThat(sessions.touches()).isZero();
    }

    @Test
    void writeTouched_afterUses_writesTheLastOfEach() {
        // Given
        Session session = open(token);
        clock.advance(Duration.ofSeconds(3));
        admission.admit(token, CHANNEL);
        clock.advance(Duration.ofSeconds(4));
        admission.admit(token, CHANNEL);
        // When
        admission.writeTouched();
        // Then
        assertThat(sessions.find(session.tokenHash())).contains(session.usedAt(TestClock.START.plusSeconds(7)));
        assertThat(sessions.touches()).isEqualTo(1);
    }

    @Test
    void known_callsAgainAndAgain_isNotedOncePerInterval() {
        // Given
        Session session = open(token);
        clock.advance(Duration.ofSeconds(29));
        admission.known(token, CHANNEL);
        admission.writeTouched();
        assertThat(sessions.find(session.tokenHash())).contains(session);
        clock.advance(Duration.ofSeconds(1));
        // When
        admission.known(token, CHANNEL);
        // Then
        admission.writeTouched();
        assertThat(sessions.find(session.tokenHash())).contains(session.usedAt(TestClock.START.plusSeconds(30)));
    }

    @Test
    void stop_afterUse_writesIt() {
        // Given
        Session session = open(token);
        clock.advance(Duration.ofSeconds(3));
        admission.admit(token, CHANNEL);
        // When
        admission.stop(new ShutdownEvent());
        // Then
        assertThat(sessions.find(session.tokenHash())).contains(session.usedAt(TestClock.START.plusSeconds(3)));
    }

    @Test
    void writeTouched_whileTheStoreFails_isWrittenNextTime() {
        // Given
        Session session = open(token);
        clock.advance(Duration.ofSeconds(3));
        admission.admit(token, CHANNEL);
        sessions.whileTouching(() -> {
            throw new StoreUnavailable("the disk is full", null);
        });
        admission.writeTouched();
        sessions.whileTouching(() -> {});
        // When
        admission.writeTouched();
        // Then
        assertThat(sessions.find(session.tokenHash())).contains(session.usedAt(TestClock.START.plusSeconds(3)));
    }

    @Test
    void writeTouched_useWhileWriting_isWrittenNextTime() {
        // Given
        Session session = open(token);
        admission.admit(token, CHANNEL);
        sessions.whileTouching(() -> {
            clock.advance(Duration.ofSeconds(1));
            admission.admit(token, CHANNEL);
        });
        admission.writeTouched();
        sessions.whileTouching(() -> {});
        // When
        admission.writeTouched();
        // Then
        assertThat(sessions.find(session.tokenHash())).contains(session.usedAt(TestClock.START.plusSeconds(1)));
    }

    @Test
    void writeTouched_clockWentBack_neverMovesLastUsedBack() {
        // Given
        Session session = open(token);
        clock.advance(Duration.ofHours(-1));
        admission.admit(token, CHANNEL);
        // When
        admission.writeTouched();
        // Then
        assertThat(sessions.find(session.tokenHash())).contains(session);
    }

    @Test
    void purgeExpired_deletesWhatNoTokenOpensAnyMore() {
        // Given
        Session session = open(token);
        clock.advance(LIFETIME.plusMillis(1));
        // When
        admission.purgeExpired();
        // Then
        assertThat(sessions.find(session.tokenHash())).isEmpty();
    }

    @Test
    void purgeExpired_useThatIsNotWrittenYet_keepsTheSession() {
        // Given
        open(token);
        clock.advance(LIFETIME);
        admission.admit(token, CHANNEL);
        clock.advance(Duration.ofSeconds(1));
        // When
        admission.purgeExpired();
        // Then
        assertThat(restarted().find(token)).isPresent();
    }

    @Test
    void open_channelThatASessionHas_revokesThatSession() {
        // Given
        open(token);
        SessionToken other = SessionToken.random();
        // When
        Session later = open(other);
        // Then
        assertThatThrownBy(() -> admission.admit(token, CHANNEL)).isInstanceOf(InvalidSession.class);
        assertThat(admission.known(token, CHANNEL)).isNull();
        assertThat(admission.admit(other, CHANNEL)).isEqualTo(later);
        assertThat(restarted().find(token)).isEmpty();
    }

    @Test
    void confirm_revokedSinceItWasAdmitted_isInvalid() {
        // Given
        open(token);
        Session admitted = admission.admit(token, CHANNEL);
        open(SessionToken.random());
        // When Then
        assertThatThrownBy(() -> admission.confirm(admitted)).isInstanceOf(InvalidSession.class);
    }

    @Test
    void link_madeBeforeItsChannelWasGivenToAnother_isInvalid() {
        // Given
        open(token);
        clock.advance(Duration.ofMillis(1));
        Instant made = clock.instant();
        admission.admitLink(CHANNEL, made);
        // When
        open(SessionToken.random());
        // Then
        assertThatThrownBy(() -> admission.admitLink(CHANNEL, made)).isInstanceOf(InvalidSession.class);
        clock.advance(Duration.ofMillis(1));
        admission.admitLink(CHANNEL, clock.instant());
    }

    @Test
    void link_toAChannelOfNobody_isInvalid() {
        assertThatThrownBy(() -> admission.admitLink(new ChannelId(99), clock.instant()))
                .isInstanceOf(InvalidSession.class);
    }

    private Session open(SessionToken of) {
        Session session = session(of, CHANNEL);
        admission.open(session);
        return session;
    }

    private Session session(SessionToken of, ChannelId channel) {
        return new Session(SessionId.random(), TokenHash.of(of), channel, "Vera", clock.instant(), clock.instant());
    }

    private Admission restarted() {
        return restarted(1_000);
    }

    private Admission restarted(int cached) {
        return TestSessionConfig.admission(sessions, references, TestSessionConfig.cached(cached), clock);
    }
}
