package com.seitech.chat.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VisitorTest {
    @Test
    void of_whatWasTyped_isCleaned() {
        assertThat(Visitor.of(" Vera\nB. ", " vera@example.org\r\n"))
                .isEqualTo(new Visitor("Vera B.", "vera@example.org"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\r\n"})
    void name_empty_isRefused(@Nullable String name) {
        assertThat(refusedField(name, null)).isEqualTo("name");
    }

    @Test
    void name_longest_isTaken() {
        assertThat(Visitor.of(" " + "n".repeat(100) + " ", null).name()).hasSize(100);
    }

    @Test
    void name_oneOver_isRefused() {
        assertThat(refusedField("n".repeat(101), null)).isEqualTo("name");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void email_empty_isNone(@Nullable String email) {
        assertThat(Visitor.of("Vera", email).email()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v@x", "vera.b+chat@sub.example.org", "vera@localhost", "grüße@exämple.org"})
    void email_thatCouldBeOne_isTaken(String email) {
        assertThat(Visitor.of("Vera", email).email()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vera", "@", "vera@", "@example.org", "a@b@c", "ve ra@example.org", "vera@exam\nple.org"})
    void email_thatIsSurelyNone_isRefused(String email) {
        assertThat(refusedField("Vera", email)).isEqualTo("email");
    }

    @Test
    void email_longest_isTaken() {
        // Given
        String email = "v@" + "x".repeat(252);
        // When
        Visitor visitor = Visitor.of("Vera", email);
        // Then
        assertThat(visitor.email()).hasSize(254);
    }

    @Test
    void email_oneOver_isRefused() {
        assertThat(refusedField("Vera", "v@" + "x".repeat(253))).isEqualTo("email");
    }

    @Test
    void toString_showsNothingOfThePerson() {
        assertThat(Visitor.of("Vera", "vera@example.org")).hasToString("Visitor[…]");
    }

    private static String refusedField(@Nullable String name, @Nullable String email) {
        return catchThrowableOfType(InvalidInput.class, () -> Visitor.of(name, email))
                .field();
    }
}
