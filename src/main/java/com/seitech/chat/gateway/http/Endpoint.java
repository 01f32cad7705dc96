package com.seitech.chat.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was asked for, under as many names as there are kinds of calls, whatever addresses clients make up. */
enum Endpoint {
    START,
    SEND,
    UPLOAD,
    STATUS,
    POLL,
    /** A poll that may wait. */
    LONG_POLL,
    STREAM,
    MESSAGES,
    TYPING,
    READ,
    RATING,
    TRANSCRIPT,
    CLOSE,
    ERASE,
    FILE,
    WIDGET,
    NUDGE,
    OTHER;

    private static final String CHAT = "/api/chat/support";
    private static final Map<String, Endpoint> OF_EVERYBODY = Map.of("send", SEND, "upload", UPLOAD, "status", STATUS);
    private static final Map<String, Endpoint> OF_A_CHANNEL = Map.of(
            "poll", POLL,
            "stream", STREAM,
            "messages", MESSAGES,
            "typing", TYPING,
            "read", READ,
            "rating", RATING,
            "transcript", TRANSCRIPT,
            "close", CLOSE);
    private static final Pattern WAITS = Pattern.compile("(?:^|&)wait=0*[1-9]");

    private final String label = name().toLowerCase(Locale.ROOT);

    String label() {
        return label;
    }

    static Endpoint of(HttpServerRequest request) {
        Endpoint named = ofPath(plain(request.path()));
        return named == POLL && waits(request.query()) ? LONG_POLL : named;
    }

    /** Most polls do not, and this is asked of each. */
    private static boolean waits(@Nullable String query) {
        return query != null && query.contains("wait=") && WAITS.matcher(query).find();
    }

    /** As the framework takes it: without parameters of the path, and without a slash at its end. */
    private static String plain(@Nullable String path) {
        if (path == null) {
            return "";
        }
        int end = path.indexOf(';');
        end = end < 0 ? path.length() : end;
        return path.substring(0, end > 1 && path.charAt(end - 1) == '/' ? end - 1 : end);
    }

    private static Endpoint ofPath(String path) {
        if (path.startsWith(CHAT)) {
            return path.length() == CHAT.length() ? START : inChat(path);
        }
        if (path.startsWith("/web/content/")) {
            return FILE;
        }
        if (path.startsWith("/internal/odoo/nudge/")) {
            return NUDGE;
        }
        return path.equals("/widget.js") ? WIDGET : OTHER;
    }

    private static Endpoint inChat(String path) {
        int begin = CHAT.length() + 1;
        if (path.charAt(CHAT.length()) != '/') {
            return OTHER;
        }
        int slash = path.indexOf('/', begin);
        if (slash < 0) {
            return channel(path, begin, path.length()) >= 0
                    ? ERASE
                    : OF_EVERYBODY.getOrDefault(path.substring(begin), OTHER);
        }
        return channel(path, begin, slash) < 0 ? OTHER : OF_A_CHANNEL.getOrDefault(path.substring(slash + 1), OTHER);
    }

    private static long channel(String path, int begin, int end) {
        return PollQuery.number(path.substring(begin, end));
    }

    /** The channel that a path names; -1 when it names none. */
    static long channelIn(@Nullable String path) {
        if (path == null || !path.startsWith(CHAT + "/")) {
            return -1;
        }
        int begin = CHAT.length() + 1;
        int slash = path.indexOf('/', begin);
        return channel(path, begin, slash < 0 ? path.length() : slash);
    }
}
