package com.seitech.chat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionTokenTest {
    @Test
    void random_is256BitsInUrlSafeCharacters() {
        // Given When
        SessionToken token = SessionToken.random();
        // Then
        assertThat(token.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(Base64.getUrlDecoder().decode(token.value())).hasSize(32);
    }

    @Test
    void random_isNeverTheSame() {
        // Given When
        List<SessionToken> tokens =
                Stream.generate(SessionToken::random).limit(1_000).toList();
        // Then
        assertThat(tokens).doesNotHaveDuplicates();
    }

    @Test
    void toString_showsFourCharactersOnly() {
        // Given
        SessionToken token = SessionToken.random();
        // When
        String shown = token.toString();
        // Then
        assertThat(shown).isEqualTo(token.value().substring(0, 4) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "abcd", "abcde", "1234567890123456789012345678901"})
    void toString_shortToken_showsNothing(String value) {
        assertThat(new SessionToken(value)).hasToString("…");
    }

    @Test
    void toString_ofItsSession_showsNeitherTokenNorHash() {
        // Given
        SessionToken token = SessionToken.random();
        TokenHash hash = TokenHash.of(token);
        Session session = new Session(SessionId.random(), hash, new ChannelId(1), "Vera", Instant.EPOCH, Instant.EPOCH);
        // When
        String shown = session.toString();
        // Then
        assertThat(shown).doesNotContain(token.value()).doesNotContain(hash.toHex());
    }
}
