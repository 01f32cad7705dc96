package com.seitech.chat.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TokenHashTest {
    private static final SessionToken ABC = new SessionToken("abc");

    @Test
    void of_isTheSha256OfTheToken() {
        assertThat(TokenHash.of(ABC).toHex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void equals_sameToken_isEqual() {
        assertThat(TokenHash.of(ABC)).isEqualTo(TokenHash.of(ABC)).hasSameHashCodeAs(TokenHash.of(ABC));
    }

    @Test
    void equals_otherToken_isNotEqual() {
        assertThat(TokenHash.of(ABC)).isNotEqualTo(TokenHash.of(new SessionToken("abd")));
    }

    @Test
    void equals_itsHex_isNotEqual() {
        assertThat((Object) TokenHash.of(ABC)).isNotEqualTo(TokenHash.of(ABC).toHex());
    }

    @Test
    void fromHex_ofItsHex_isEqual() {
        assertThat(TokenHash.fromHex(TokenHash.of(ABC).toHex())).isEqualTo(TokenHash.of(ABC));
    }

    @Test
    void fromHex_noHex_isRefused() {
        assertThatThrownBy(() -> TokenHash.fromHex("xyz")).isInstanceOf(IllegalArgumentException.class);
    }
}
