package com.seitech.chat.gateway.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Texts that say whose they are: wherever one shows up, something of its owner does. */
final class Markers {
    /** Letters and digits only, so that neither JSON nor an address writes it in another way. */
    private static final Pattern MARKER = Pattern.compile("xqzv([a-y]+[0-9]*)z[0-9]+z");

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private int made;

    /** @param owner letters but z, then digits */
    String next(String owner) {
        return "xqzv" + owner + "z" + ++made + "z";
    }

    /** What carries no marker, and is the owner's all the same. */
    void addSecret(String owner, String secret) {
        secrets.put(secret.toLowerCase(Locale.ROOT), owner);
    }

    /** What the text shows, and whose it is, unless that is a reader's. */
    List<String> in(String text, Predicate<String> mayBeShown) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        MARKER.matcher(lower)
                .results()
                .filter(marker -> !mayBeShown.test(marker.group(1)))
                .forEach(marker -> found.add("the text " + marker.group() + " of " + marker.group(1)));
        secrets.forEach((secret, owner) -> {
            if (!mayBeShown.test(owner) && lower.contains(secret)) {
                found.add("the secret " + secret + " of " + owner);
            }
        });
        return found;
    }
}
