package com.seitech.chat.gateway.fuzz;

/** Texts and numbers as people, programs and attackers write them. */
final class Texts {
    private final Chance chance;

    Texts(Chance chance) {
        this.chance = chance;
    }

    String text() {
        return chance.made(
                () -> "Hello",
                () -> "",
                () -> " ",
                () -> "\r\n\t\u000b\u0085\u2028",
                () -> "مرحبا 你好 שלום",
                () -> "👩‍👩‍👧‍👦 e\u0301 \u202edrow",
                () -> "\u0000\u0001\u001f\u007f\ufffe\uffff",
                () -> "\ud800 lone \udc00",
                () -> "<script>alert(1)</script><![CDATA[ ]]> &amp; &#0;",
                () -> "' OR 1=1; -- \" \\ %s ${jndi:ldap://localhost/a} {{7*7}}",
                () -> "../../etc/passwd",
                () -> "x".repeat(chance.of(254, 255, 256, 9_999, 10_000, 10_001, 40_000)),
                () -> "\u20ac".repeat(chance.of(100, 10_000)),
                () -> number(),
                () -> "name@example.com");
    }

    /** As text. */
    String number() {
        return chance.made(
                () -> String.valueOf(chance.below(1_000)),
                () -> "-1",
                () -> "0",
                () -> "00",
                () -> "1.5",
                () -> "1e3",
                () -> "-0.0",
                () -> "2147483648",
                () -> "9007199254740993",
                () -> "9223372036854775807",
                () -> "9223372036854775808",
                () -> "-9223372036854775809",
                () -> "1" + "0".repeat(chance.of(20, 39, 40, 99, 101, 2_000)),
                () -> "1e" + "9".repeat(chance.of(1, 3, 9, 12)),
                () -> "1e-" + "9".repeat(chance.of(1, 3, 9)),
                () -> "1764220000000",
                () -> "4000189000000000",
                () -> "0x10",
                () -> "NaN",
                () -> "Infinity",
                () -> "٣");
    }

    /** As it may stand in a header: one line, mostly of plain characters. */
    String line() {
        return chance.oneIn(4)
                ? chance.of("\u00e9\u00ff", "a\tb", "\"", ",;=", "x".repeat(3_000), "\u0001", "")
                : text().replaceAll("[^ -~]", "?");
    }
}
