package com.seitech.chat.gateway.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.outbox.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AliasTest {
    private static final long LARGEST_EXACT_IN_JAVASCRIPT = (1L << 53) - 1;

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1864134", "2147483647, 0", "2147483647, 1864134", "42, 17"})
    void alias_tellsWhichMessageItMeans(long id, long number) {
        // When
        MessageId alias = Alias.of(new MessageId(id), number);
        // Then
        assertThat(Alias.meant(alias)).isEqualTo(new MessageId(id));
        assertThat(alias.canBeOdoos()).isFalse();
        assertThat(alias.value()).isLessThanOrEqualTo(LARGEST_EXACT_IN_JAVASCRIPT);
        assertThat(HandOutLog.isClock(alias)).isFalse();
        assertThat(HandOutLog.isProvisional(alias)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "2147483647", "1800000000000", "4200000000000000"})
    void anyOtherNumber_meansItself(long number) {
        assertThat(Alias.meant(new MessageId(number))).isEqualTo(new MessageId(number));
    }

    @Test
    void whatIsNoIdOfOdoo_hasNoAlias() {
        assertThatThrownBy(() -> Alias.of(new MessageId(1_800_000_000_000L), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
