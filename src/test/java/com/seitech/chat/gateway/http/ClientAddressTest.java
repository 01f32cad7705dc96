package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientAddressTest {
    private static final List<String> TRUSTED = List.of("10.0.0.0/8", "192.0.2.9", "fd00::/8");

    private static String of(String peer, String... header) {
        return new ClientAddress(TRUSTED, ForwardedHops.X_FORWARDED_FOR, request -> null).of(peer, List.of(header));
    }

    private static String ofForwarded(String peer, String... header) {
        return new ClientAddress(TRUSTED, ForwardedHops.FORWARDED, request -> null).of(peer, List.of(header));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.1 | 203.0.113.1           | 198.51.100.1
            127.0.0.1    | 203.0.113.1           | 127.0.0.1
            192.0.2.8    | 203.0.113.1           | 192.0.2.8
            11.0.0.1     | 203.0.113.1           | 11.0.0.1
            10.0.0.1     | 203.0.113.1           | 203.0.113.1
            10.255.1.2   | 203.0.113.1           | 203.0.113.1
            192.0.2.9    | 203.0.113.1           | 203.0.113.1
            fd12::1      | 203.0.113.1           | 203.0.113.1
            10.0.0.1     | 1.1.1.1, 203.0.113.1  | 203.0.113.1
            10.0.0.1     | 203.0.113.1, 10.0.0.2 | 203.0.113.1
            10.0.0.1     | 10.0.0.3, 10.0.0.2    | 10.0.0.1
            10.0.0.1     | 203.0.113.1:4711      | 203.0.113.1
            10.0.0.1     | ::ffff:203.0.113.1    | 203.0.113.1
            ::ffff:10.0.0.1 | 203.0.113.1        | 203.0.113.1
            """)
    void onlyProxiesOfOurs_nameAnother(String peer, String header, String client) {
        assertThat(of(peer, header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "203.0.113.1, unknown",
                "203.0.113.1,",
                "_hidden",
                "a.example.com",
                "fe80::1%eth0",
                "1.2.3.4.5"
            })
    void proxyThatNamesNoAddress_countsItself(String header) {
        assertThat(of("10.0.0.1", header)).isEqualTo("10.0.0.1");
    }

    @Test
    void withoutAHeader_itIsTheProxy() {
        assertThat(of("10.0.0.1")).isEqualTo("10.0.0.1");
    }

    /** A forged line comes first, the proxy's own behind it. */
    @Test
    void headerInSeveralLines_isOneList() {
        assertThat(of("10.0.0.1", "1.1.1.1", "203.0.113.1")).isEqualTo("203.0.113.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::", "[2001:db8:1:2::1]", "[2001:DB8:1:2::1]:443"})
    void addressesOfOneNetwork_areOneClient(String header) {
        assertThat(of("10.0.0.1", header)).isEqualTo("20010db800010002/64");
    }

    @Test
    void peersOfOneNetwork_areOneClient() {
        assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2::2")).isNotEqualTo(of("2001:db8:1:3::1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            for=203.0.113.1                                        | 203.0.113.1
            For="203.0.113.1:4711";proto=https;by=10.0.0.1         | 203.0.113.1
            proto=https; for=203.0.113.1                           | 203.0.113.1
            for=1.1.1.1, for=203.0.113.1                           | 203.0.113.1
            for=203.0.113.1, for=10.0.0.2                          | 203.0.113.1
            for="[2001:db8:1:2::1]:4711"                           | 20010db800010002/64
            for=unknown                                            | 10.0.0.1
            for=1.1.1.1, for=_secret                               | 10.0.0.1
            by=203.0.113.1                                         | 10.0.0.1
            before=203.0.113.1                                     | 10.0.0.1
            for="1.1.1.1, for=203.0.113.1                          | 203.0.113.1
            """)
    void forwarded_isReadAsTheStandardSays(String header, String client) {
        assertThat(ofForwarded("10.0.0.1", header)).isEqualTo(client);
        assertThat(ofForwarded("198.51.100.1", header)).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0/-1", "10.0.0.0/8/8", "", "::/129"})
    void wrongSetting_isSaid(String setting) {
        assertThatThrownBy(() -> new ClientAddress(List.of(setting), ForwardedHops.X_FORWARDED_FOR, request -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway.http.trusted-proxies");
    }
}
