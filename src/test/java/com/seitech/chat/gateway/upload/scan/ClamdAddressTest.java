package com.seitech.chat.gateway.upload.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClamdAddressTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1:3310, 127.0.0.1, 3310", "localhost:1, localhost, 1", "[::1]:65535, 0:0:0:0:0:0:0:1, 65535"})
    void hostAndPort_areAnInternetAddress(String setting, String host, int port) throws IOException {
        // When
        ClamdAddress address = ClamdAddress.of(setting);
        // Then
        assertThat(address.resolved()).isEqualTo(new InetSocketAddress(host, port));
    }

    @Test
    void path_isASocket() throws IOException {
        // When
        ClamdAddress address = ClamdAddress.of("/run/clamav/clamd.ctl");
        // Then
        assertThat(address.resolved()).isEqualTo(UnixDomainSocketAddress.of("/run/clamav/clamd.ctl"));
    }

    @Test
    void host_isLookedUpForEachConnection_notAtTheStart() {
        // When
        ClamdAddress address = ClamdAddress.of("nowhere.invalid:3310");
        // Then
        assertThatThrownBy(address::resolved)
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("nowhere.invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "localhost",
                ":3310",
                "localhost:",
                "localhost:0",
                "localhost:65536",
                "localhost:3310 ",
                "localhost:3310/path",
                "localhost:+331",
                "tcp://localhost:3310",
                "::1:3310",
                "[::1]",
                "[::1:3310",
                "[localhost]:3310",
                "[:::]:3310",
                "run/clamd.ctl",
                "/run/\0"
            })
    void anythingElse_isRefused_andTheSettingNamed(String setting) {
        // When Then
        assertThatThrownBy(() -> ClamdAddress.of(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway.scanner.clamd must be")
                .hasMessageContaining("[::1]:3310")
                .hasMessageContaining("/run/clamav/clamd.ctl");
    }
}
