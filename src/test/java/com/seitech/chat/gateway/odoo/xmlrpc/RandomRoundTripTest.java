package com.seitech.chat.gateway.odoo.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeOdoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values nobody thought of: any nesting of texts, numbers and flags comes back as it went. */
final class RandomRoundTripTest {
    private static final int VALUES = 300;
    private static final int DEEPEST = 4;
    private static final String CHANNEL = "seitech.chat.channel";
    /** Where mistakes live: markup, line ends, what XML forbids, halves of pairs. */
    private static final String NASTY =
            "<>&\"'] \t\n\r\u0000\u001F\u007F\u0085\u2028\uFEFF\uFFFD\uFFFE\uFFFF\uD83D\uDE00";

    @Test
    void anyValue_comesBackAsItWent() throws XmlRpcFailure {
        long seed = System.nanoTime();
        System.out.println("RandomRoundTripTest: seed " + seed);
        Random random = new Random(seed);
        try (FakeOdoo odoo = FakeOdoo.started()) {
            FakeOdooClient client = new FakeOdooClient(odoo);
            long channel = odoo.channel("public_support", "Bob");
            for (int i = 0; i < VALUES; i++) {
                // Given
                Map<String, Object> value = Map.of("value", value(random, 0));

                // When
                client.execute(CHANNEL, "write", List.of(channel), Map.of("visitor_info", value));
                Object back = client.read(CHANNEL, channel, "visitor_info");

                // Then
                assertThat(comparable(back)).as("seed %s, value %s", seed, i).isEqualTo(expected(value));
            }
        }
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 6 : 4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt();
            case 3 -> text(random);
            case 4 -> list(random, depth + 1);
            default -> map(random, depth + 1);
        };
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(random, depth));
        }
        return list;
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put("key" + i + text(random), value(random, depth));
        }
        return map;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(NASTY.charAt(random.nextInt(NASTY.length())));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0xFFFFE));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    /** What must come back, said in another way than the code under test says it. */
    private static Object expected(Object value) {
        return switch (value) {
            case String text ->
                text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD")
                        .replaceAll("\\r\\n?", "\n");
            case Long number -> number.intValue();
            case List<?> list ->
                list.stream().map(RandomRoundTripTest::expected).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> members = new HashMap<>();
                map.forEach((key, member) -> members.put(expected(key), expected(member)));
                yield members;
            }
            default -> value;
        };
    }

    private static Object comparable(Object value) {
        return switch (value) {
            case Object[] array ->
                Arrays.stream(array).map(RandomRoundTripTest::comparable).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> members = new HashMap<>();
                map.forEach((key, member) -> members.put(key, comparable(member)));
                yield members;
            }
            default -> value;
        };
    }
}
