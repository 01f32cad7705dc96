package com.seitech.chat.gateway.http;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network, like {@code 10.0.0.0/8}, or a single address. */
final class AddressRange {
    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f:.]+)(?:/([0-9]{1,3}))?");

    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /**
     * As a setting names it.
     *
     * @throws IllegalArgumentException when it is none
     */
    static AddressRange of(String setting) {
        Matcher parts = FORM.matcher(setting.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("neither an address nor a network: " + setting);
        }
        byte[] first = InetAddress.ofLiteral(parts.group(1)).getAddress();
        int all = first.length * Byte.SIZE;
        int bits = parts.group(2) == null ? all : Integer.parseInt(parts.group(2));
        if (bits > all) {
            throw new IllegalArgumentException("a network of more bits than an address has: " + setting);
        }
        return new AddressRange(first, bits);
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (bit(first, bit) != bit(other, bit)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] address, int index) {
        return address[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
    }
}
