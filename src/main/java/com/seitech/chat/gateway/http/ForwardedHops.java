package com.seitech.chat.gateway.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Through whom a request came, as the proxies on its way wrote it down; the last of them last. */
enum ForwardedHops {
    /** The usual one: {@code 192.0.2.1, 10.0.0.1}. */
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        List<String> split(String header) {
            return List.of(header.split(",", -1));
        }
    },
    /** RFC 7239: {@code for=192.0.2.1;proto=https, for="[2001:db8::1]:4711"}. */
    FORWARDED("Forwarded") {
        @Override
        List<String> split(String header) {
            return FOR.matcher(header).results().map(ForwardedHops::unquoted).toList();
        }
    };

    private static final Pattern FOR =
            Pattern.compile("(?:^|[;,\\s])for\\s*=\\s*(?:\"([^\"]*)\"|([^\";,\\s]*))", Pattern.CASE_INSENSITIVE);
    /** With a port or without; one of the new kind in brackets, then. */
    private static final Pattern HOP = Pattern.compile(
            "\\[([0-9A-Fa-f:.]+)](?::[0-9]+)?|([0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+)(?::[0-9]+)?|([0-9A-Fa-f:.]+)");

    private final String header;

    ForwardedHops(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    /** @param lines of the header, in their order: a proxy may add its own instead of extending the one that came */
    List<Optional<InetAddress>> hops(List<String> lines) {
        return lines.isEmpty()
                ? List.of()
                : split(String.join(",", lines)).stream()
                        .map(ForwardedHops::address)
                        .toList();
    }

    abstract List<String> split(String header);

    private static String unquoted(MatchResult hop) {
        return hop.group(1) == null ? hop.group(2) : hop.group(1);
    }

    /** Empty for what is no address, such as {@code unknown}. Nothing is looked up. */
    private static Optional<InetAddress> address(String hop) {
        Matcher parts = HOP.matcher(hop.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        String literal =
                parts.group(1) != null ? parts.group(1) : parts.group(2) != null ? parts.group(2) : parts.group(3);
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
