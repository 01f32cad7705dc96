package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NudgeSecretTest {
    private record Settings(Optional<String> secret, Optional<Path> secretFile) implements NudgeConfig {}

    private static Optional<NudgeSecret> of(String secret) {
        return NudgeSecret.of(new Settings(Optional.of(secret), Optional.empty()));
    }

    @Test
    void noSecret_isNone() {
        assertThat(NudgeSecret.of(new Settings(Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void secret_isOnlyItself() {
        // When
        NudgeSecret secret = of("0123456789abcdef").orElseThrow();
        // Then
        assertThat(secret.is("0123456789abcdef")).isTrue();
        assertThat(secret.is("0123456789abcdeF")).isFalse();
        assertThat(secret.is("0123456789abcde")).isFalse();
        assertThat(secret.is("")).isFalse();
        assertThat(secret.is(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcde", "", "0123456789abcdef/..", "0123456789 abcdef", "0123456789abcdéf"})
    void weakSecrets_areRefused_untold(String weak) {
        assertThatThrownBy(() -> of(weak))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gateway.nudge.secret must be at least 16 letters, digits, - or _")
                .satisfies(e -> assertThat(weak.isEmpty()
                                || !String.valueOf(e.getMessage()).contains(weak))
                        .isTrue());
    }

    @Test
    void file_winsOverSetting_andMayEndWithALine(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("secret"), "from-the-file-0123\n");
        // When
        NudgeSecret secret = NudgeSecret.of(new Settings(Optional.of("from-the-setting-0123"), Optional.of(file)))
                .orElseThrow();
        // Then
        assertThat(secret.is("from-the-file-0123")).isTrue();
        assertThat(secret.is("from-the-setting-0123")).isFalse();
    }

    @Test
    void missingFile_isNamedWithItsSetting(@TempDir Path directory) {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> NudgeSecret.of(new Settings(Optional.empty(), Optional.of(missing))))
                .hasMessageContaining("gateway.nudge.secret-file")
                .hasMessageContaining(missing.toString());
    }
}
