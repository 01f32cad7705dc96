package com.seitech.chat.gateway.upload.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScannerTest {
    private record Config(Optional<String> clamd, Duration timeout) implements ScannerConfig {
        static Config of(String clamd, Duration timeout) {
            return new Config(Optional.of(clamd), timeout);
        }
    }

    @Test
    void withoutTheSetting_filesPassUnread() {
        // Given
        Scanner scanner = Scanner.of(new Config(Optional.empty(), Duration.ofSeconds(30)));
        // When Then
        assertThatCode(() -> scanner.scan(Path.of("nowhere"))).doesNotThrowAnyException();
    }

    @Test
    void withTheSetting_clamdScans() {
        // When
        Scanner scanner = Scanner.of(Config.of("localhost:3310", Duration.ofSeconds(30)));
        // Then
        assertThat(scanner).isInstanceOf(ClamdScanner.class);
    }

    @Test
    void wrongAddress_isRefusedAtTheStart() {
        assertThatThrownBy(() -> Scanner.of(Config.of("localhost", Duration.ofSeconds(30))))
                .hasMessageContaining("gateway.scanner.clamd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void timeoutThatNobodyCanMeet_isRefusedAtTheStart(Duration timeout) {
        assertThatThrownBy(() -> Scanner.of(Config.of("localhost:3310", timeout)))
                .hasMessageContaining("gateway.scanner.timeout");
    }
}
