package com.seitech.chat.gateway.upload;

/** A file's name as a person may see it: no path, no control or direction characters, and short. */
final class FileName {
    /** Leaves room for the extension; file systems and Odoo take 255. */
    private static final int MAX = 200;

    private FileName() {}

    static String safe(String raw) {
        String last = raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints().filter(FileName::isVisible).forEach(name::appendCodePoint);
        String clean = name.toString().strip();
        return clean.isEmpty() || clean.chars().allMatch(c -> c == '.') ? "file" : shorten(clean);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Cuts in the middle, never through a character, so that the extension stays. */
    private static String shorten(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= MAX) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, MAX - extension.length())) + extension;
    }
}
