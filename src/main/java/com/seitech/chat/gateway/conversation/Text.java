package com.seitech.chat.gateway.conversation;

import org.jspecify.annotations.Nullable;

/** Makes what people type into text that every part of the system can carry unchanged. */
final class Text {
    private Text() {}

    /** Trimmed, with LF as the only line end; what XML cannot carry becomes U+FFFD. Empty when nothing is to be seen. */
    static String multiLine(@Nullable String raw) {
        String lines = raw == null ? "" : raw.replace("\r\n", "\n").replace('\r', '\n');
        String text = replaceForbidden(lines).strip();
        return text.codePoints().anyMatch(Text::isVisible) ? text : "";
    }

    /**
     * The same on one line: control characters and line ends become blanks. Without the characters that turn the
     * direction of writing: in a name they could make it look like another.
     */
    static String singleLine(@Nullable String raw) {
        StringBuilder line = new StringBuilder();
        multiLine(raw)
                .codePoints()
                .filter(c -> !turnsDirection(c))
                .map(c -> endsLine(c) ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    private static boolean isVisible(int c) {
        int type = Character.getType(c);
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && type != Character.FORMAT
                && type != Character.CONTROL;
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean endsLine(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String replaceForbidden(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isAllowed(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isAllowed(int c) {
        boolean control = c < ' ' && c != '\n' && c != '\t';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
