package com.seitech.chat.gateway.chaos;

import java.util.List;
import java.util.Random;

/** What people say: short and long, in several scripts, and what XML or JSON might stumble over. */
final class Words {
    private static final List<String> ALL = List.of(
            "hello?",
            "thank you 😀",
            "is <b>this</b> & that \"in stock\"?",
            "first line\nsecond line",
            "أين طلبي؟",
            "ça marche, à bientôt",
            "C:\\orders\\new ]]> {\"a\": 1}",
            "a longer one. ".repeat(40).strip(),
            "ok");

    private Words() {}

    static String any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}
