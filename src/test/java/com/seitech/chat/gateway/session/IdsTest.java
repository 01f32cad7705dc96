package com.seitech.chat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void channelId_notPositive_isRefused(long value) {
        assertThatThrownBy(() -> new ChannelId(value)).hasMessageContaining(Long.toString(value));
    }

    @Test
    void sessionId_parsedFromItsText_isEqual() {
        // Given
        SessionId id = SessionId.random();
        // When
        SessionId parsed = SessionId.parse(id.toString());
        // Then
        assertThat(parsed).isEqualTo(id);
    }
}
