package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** The header that names a file (RFC 6266): its name as it is, and one in ASCII for clients that know no other. */
final class ContentDisposition {
    private ContentDisposition() {}

    /** To be shown in the page. */
    static String inline(String name) {
        return "inline; " + fileName(name);
    }

    /** To be saved, never shown. */
    static String attachment(String name) {
        return "attachment; " + fileName(name);
    }

    private static String fileName(String name) {
        String plain = plain(name);
        String quoted = "filename=\"" + plain + "\"";
        return plain.equals(name) ? quoted : quoted + "; filename*=UTF-8''" + encoded(name);
    }

    /** Without what ends the quotes, what some clients decode, and what is not ASCII. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .map(c -> c < ' ' || c > '~' || "\"\\%".indexOf(c) >= 0 ? '_' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** RFC 8187: fewer characters stand for themselves than in a form. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
