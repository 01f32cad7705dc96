package com.seitech.chat.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.Receipt;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.TokenHash;
import com.seitech.chat.gateway.testing.TestClock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversationTest {
    private static final int MAX_TEXT = ConversationFixture.MAX_TEXT;

    private final ConversationFixture fixture = new ConversationFixture();
    private final Conversation conversation = fixture.conversation();
    private final Started started = conversation.start(Visitor.of("Vera", "vera@example.org"));
    private final Session session = started.session();

    @Test
    void start_isKeptUnderAHashOfItsToken() {
        assertThat(fixture.sessions.find(TokenHash.of(started.token()))).contains(session);
        assertThat(started.resumed()).isFalse();
        assertThat(session.visitorName()).isEqualTo("Vera");
        assertThat(session.createdAt()).isEqualTo(TestClock.START);
        assertThat(fixture.channels.visitors()).containsExactly(new Visitor("Vera", "vera@example.org"));
    }

    @Test
    void start_again_isAnotherChannelAndToken() {
        // Given When
        Started second = conversation.start(Visitor.of("Vera", null));
        // Then
        assertThat(second.token()).isNotEqualTo(started.token());
        assertThat(second.session().channel()).isNotEqualTo(session.channel());
    }

    @Test
    void start_whileOdooIsAway_makesNoSession() {
        // Given
        fixture.channels.away(true);
        Visitor visitor = Visitor.of("Vera", null);
        // When Then
        assertThatThrownBy(() -> conversation.start(visitor)).isInstanceOf(SourceUnavailable.class);
    }

    @Test
    void started_printed_showsNoToken() {
        assertThat(started.toString()).doesNotContain(started.token().value());
    }

    @Test
    void resume_openChannel_isTheSameChat() {
        // Given When
        Optional<Started> resumed = conversation.resume(started.token());
        // Then
        assertThat(resumed).contains(new Started(session, started.token(), true));
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelState.class,
            names = {"CLOSED", "ARCHIVED"})
    void resume_channelThatTakesNoMessages_opensNone(ChannelState state) {
        // Given
        fixture.channels.put(session.channel(), state);
        // When
        Optional<Started> resumed = conversation.resume(started.token());
        // Then
        assertThat(resumed).isEmpty();
    }

    @Test
    void resume_askedForTooOften_isAnsweredByWhatIsKnown() {
        // Given
        fixture.channels.put(session.channel(), ChannelState.CLOSED);
        fixture.mayAsk = false;
        // When
        Optional<Started> resumed = conversation.resume(started.token());
        // Then
        assertThat(resumed).isPresent();
    }

    @Test
    void resume_channelThatIsGone_opensNone() {
        // Given
        fixture.channels.remove(session.channel());
        // When
        Optional<Started> resumed = conversation.resume(started.token());
        // Then
        assertThat(resumed).isEmpty();
    }

    @Test
    void resume_channelThatWasReopened_isTheSameChat() {
        // Given
        fixture.channels.put(session.channel(), ChannelState.CLOSED);
        assertThat(conversation.resume(started.token())).isEmpty();
        fixture.channels.put(session.channel(), ChannelState.ACTIVE);
        // When
        Optional<Started> resumed = conversation.resume(started.token());
        // Then
        assertThat(resumed).map(Started::session).contains(session);
    }

    @Test
    void resume_whileOdooIsAway_keepsTheChat() {
        // Given
        fixture.channels.away(true);
        // When
        Optional<Started> resumed = conversation.resume(started.token());
        // Then
        assertThat(resumed).map(Started::session).contains(session);
    }

    @Test
    void resume_afterTheSessionsLifetime_opensNone() {
        // Given
        fixture.clock.advance(Duration.ofDays(31));
        // When
        Optional<Started> resumed = conversation.resume(started.token());
        // Then
        assertThat(resumed).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "chosen-by-somebody-else", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void resume_tokenThatIsNotOurs_isNeverAdopted(@Nullable String value) {
        // Given
        SessionToken foreign = value == null ? null : new SessionToken(value);
        // When
        Optional<Started> resumed = conversation.resume(foreign);
        // Then
        assertThat(resumed).isEmpty();
        assertThat(conversation.start(Visitor.of("Vera", null)).token()).isNotEqualTo(foreign);
    }

    @Test
    void send_isDeliveredAsTheSession() {
        // Given
        Draft draft = Draft.text(" Hello\r\nthere ", "Vera B.", "key-1");
        // When
        conversation.send(session, draft);
        // Then
        OutboxEntry sent = onlySent();
        assertThat(sent.session()).isEqualTo(session.id());
        assertThat(sent.channel()).isEqualTo(session.channel());
        assertThat(sent.content()).isEqualTo("Hello\nthere");
        assertThat(sent.authorName()).isEqualTo("Vera B.");
        assertThat(sent.clientKey()).isEqualTo("key-1");
        assertThat(sent.createdAt()).isEqualTo(TestClock.START);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n"})
    void send_unsigned_isSignedWithTheSessionsName(@Nullable String authorName) {
        // Given When
        conversation.send(session, Draft.text("Hello", authorName, null));
        // Then
        assertThat(onlySent().authorName()).isEqualTo("Vera");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\r\n\t", "\u2003"})
    void send_emptyContent_namesTheField(@Nullable String content) {
        assertThat(refusedField(Draft.text(content, null, null))).isEqualTo("content");
    }

    @Test
    void send_longestContent_isTaken() {
        // Given When
        conversation.send(session, Draft.text(" " + "x".repeat(MAX_TEXT) + "\n", null, null));
        // Then
        assertThat(onlySent().content()).hasSize(MAX_TEXT);
    }

    @Test
    void send_contentOneOver_namesTheField() {
        assertThat(refusedField(Draft.text("x".repeat(MAX_TEXT + 1), null, null)))
                .isEqualTo("content");
    }

    @Test
    void send_longestAuthorName_isTaken() {
        // Given When
        conversation.send(session, Draft.text("Hello", "n".repeat(100), null));
        // Then
        assertThat(onlySent().authorName()).hasSize(100);
    }

    @Test
    void send_authorNameOneOver_namesTheField() {
        assertThat(refusedField(Draft.text("Hello", "n".repeat(101), null))).isEqualTo("author_name");
    }

    @Test
    void send_longestKey_isTaken() {
        // Given When
        conversation.send(session, Draft.text("Hello", null, "k".repeat(72)));
        // Then
        assertThat(onlySent().clientKey()).hasSize(72);
    }

    @Test
    void send_keyOneOver_namesTheField() {
        assertThat(refusedField(Draft.text("Hello", null, "k".repeat(73)))).isEqualTo("client_message_id");
    }

    @Test
    void send_emptyKey_countsAsNone() {
        // Given When
        conversation.send(session, Draft.text("Hello", null, ""));
        // Then
        assertThat(onlySent().clientKey()).isNull();
    }

    @Test
    void send_sameKeyTwice_isOneMessage() {
        // Given
        Receipt first = conversation.send(session, Draft.text("Hello", null, "key-1"));
        // When
        Receipt second = conversation.send(session, Draft.text("Hello", "Another name", "key-1"));
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(fixture.odoo.written()).hasSize(1);
    }

    @Test
    void send_closedChannel_isNotSent() {
        // Given
        fixture.channels.put(session.channel(), ChannelState.CLOSED);
        Draft draft = Draft.text("Hello", null, null);
        // When
        assertThatThrownBy(() -> conversation.send(session, draft)).isInstanceOf(ChannelClosed.class);
        // Then
        assertThat(fixture.odoo.written()).isEmpty();
    }

    @Test
    void send_channelThatIsGone_isClosed() {
        // Given
        Session orphan = new Session(
                SessionId.random(),
                TokenHash.of(SessionToken.random()),
                new ChannelId(9_999),
                "Vera",
                TestClock.START,
                TestClock.START);
        Draft draft = Draft.text("Hello", null, null);
        // When Then
        assertThatThrownBy(() -> conversation.send(orphan, draft)).isInstanceOf(ChannelClosed.class);
    }

    @Test
    void draft_printed_showsNoText() {
        assertThat(Draft.text("my card number", "Vera", "key-1")).hasToString("Draft[…]");
    }

    private OutboxEntry onlySent() {
        assertThat(fixture.odoo.written()).hasSize(1);
        return fixture.odoo.written().getFirst();
    }

    private String refusedField(Draft draft) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> conversation.send(session, draft));
        assertThat(fixture.odoo.written()).isEmpty();
        assertThat(refused.getMessage()).startsWith(refused.field());
        return refused.field();
    }
}
