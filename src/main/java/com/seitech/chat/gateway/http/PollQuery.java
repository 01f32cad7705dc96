package com.seitech.chat.gateway.http;

import org.jspecify.annotations.Nullable;

/**
 * What a widget's poll asks, read from the query without decoding it.
 *
 * @param token null when the query names none
 */
record PollQuery(@Nullable String token, long lastMessageId) {
    /** Longer numbers are not what widgets send; {@link Numbers} judges them. */
    private static final int MOST_DIGITS = 18;

    /** Null for what is not that plain: escapes, a cursor, a wait, a value that may be refused. */
    static @Nullable PollQuery read(@Nullable String query) {
        String text = query == null ? "" : query;
        if (!isPlain(text)) {
            return null;
        }
        String token = null;
        String last = null;
        for (int start = 0, end; start < text.length(); start = end + 1) {
            end = end(text, start);
            int equals = text.indexOf('=', start);
            if (equals < 0 || equals >= end || mayWait(text, start, equals)) {
                return null;
            }
            if (token == null && isNamed("session_token", text, start, equals)) {
                token = text.substring(equals + 1, end);
            } else if (last == null && isNamed("last_message_id", text, start, equals)) {
                last = text.substring(equals + 1, end);
            }
        }
        long id = last == null ? 0 : number(last);
        return id < 0 ? null : new PollQuery(token, id);
    }

    private static int end(String text, int start) {
        int end = text.indexOf('&', start);
        return end < 0 ? text.length() : end;
    }

    private static boolean mayWait(String text, int start, int end) {
        return isNamed("wait", text, start, end) || isNamed("cursor", text, start, end);
    }

    private static boolean isNamed(String name, String text, int start, int end) {
        return end - start == name.length() && text.startsWith(name, start);
    }

    /** Means the same before and after decoding. */
    private static boolean isPlain(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 && text.indexOf(';') < 0;
    }

    /** -1 for what is no number. */
    static long number(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(text);
    }

    @Override
    public String toString() {
        return "PollQuery[" + lastMessageId + "]";
    }
}
