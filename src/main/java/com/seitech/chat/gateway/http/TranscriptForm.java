package com.seitech.chat.gateway.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In which form a client wants a transcript: text, unless JSON is what it prefers by name. */
enum TranscriptForm {
    TEXT,
    JSON;

    private static final Pattern QUALITY = Pattern.compile(";\\s*q\\s*=\\s*([01](?:\\.[0-9]{0,3})?)\\s*(?:;|$)");

    /** Of two that it likes as well, the one that it names first. What cannot be understood means nothing. */
    static TranscriptForm of(@Nullable String accept) {
        TranscriptForm best = TEXT;
        double liked = 0;
        for (String range : accept == null ? new String[0] : accept.split(",", -1)) {
            TranscriptForm form = named(range);
            double quality = form == null ? 0 : quality(range);
            if (form != null && quality > liked) {
                best = form;
                liked = quality;
            }
        }
        return best;
    }

    private static @Nullable TranscriptForm named(String range) {
        return switch (range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "application/json", "application/*" -> JSON;
            case "text/plain", "text/*", "*/*" -> TEXT;
            default -> null;
        };
    }

    private static double quality(String range) {
        Matcher quality = QUALITY.matcher(range);
        return quality.find() ? Double.parseDouble(quality.group(1)) : 1;
    }
}
