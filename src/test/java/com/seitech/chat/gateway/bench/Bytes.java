package com.seitech.chat.gateway.bench;

/** Looks into bytes without making a text of them: at ten thousands of answers a second that would be felt. */
final class Bytes {
    private Bytes() {}

    static int indexOf(byte[] in, int from, int to, byte[] wanted) {
        for (int at = from; at <= to - wanted.length; at++) {
            int matched = 0;
            while (matched < wanted.length && in[at + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    /** {@code wanted} is in lower case. */
    static int indexOfIgnoringCase(byte[] in, int from, int to, byte[] wanted) {
        for (int at = from; at <= to - wanted.length; at++) {
            int matched = 0;
            while (matched < wanted.length && lower(in[at + matched]) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    /** The digits here, after blanks. */
    static long number(byte[] in, int from) {
        int at = from;
        while (at < in.length && in[at] == ' ') {
            at++;
        }
        long number = 0;
        for (; at < in.length && in[at] >= '0' && in[at] <= '9'; at++) {
            number = number * 10 + (in[at] - '0');
        }
        return number;
    }
}
