package com.seitech.chat.gateway.upload.scan;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where clamd listens. A host is looked up for each connection: it may get another address while we run. */
record ClamdAddress(SocketAddress address) {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):([1-9][0-9]{0,4})");
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException when it is none, with what is allowed */
    static ClamdAddress of(String setting) {
        try {
            return new ClamdAddress(
                    setting.startsWith("/") ? UnixDomainSocketAddress.of(setting) : hostAndPort(setting));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "gateway.scanner.clamd must be host:port, [::1]:3310 or a path like /run/clamav/clamd.ctl; it is "
                            + setting,
                    e);
        }
    }

    private static InetSocketAddress hostAndPort(String setting) {
        Matcher parts = HOST_AND_PORT.matcher(setting);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > HIGHEST_PORT) {
            throw new IllegalArgumentException("no host and port");
        }
        int port = Integer.parseInt(parts.group(3));
        String literal = parts.group(1);
        return literal == null
                ? InetSocketAddress.createUnresolved(parts.group(2), port)
                : new InetSocketAddress(Inet6Address.ofLiteral(literal), port);
    }

    /** May wait for the name service. */
    SocketAddress resolved() throws IOException {
        if (!(address instanceof InetSocketAddress host) || !host.isUnresolved()) {
            return address;
        }
        InetSocketAddress found = new InetSocketAddress(host.getHostString(), host.getPort());
        if (found.isUnresolved()) {
            throw new UnknownHostException("no address of " + host.getHostString() + " is known");
        }
        return found;
    }
}
