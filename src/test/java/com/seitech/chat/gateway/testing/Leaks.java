package com.seitech.chat.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds secrets in lines, in every form in which they travel, and tells which without telling them. */
public final class Leaks {
    /** Whatever is shorter may be an ordinary word. */
    public static final int SHORTEST = 12;

    /** Of forms, by which a line is searched once for all of them. */
    private static final int KEY = 8;

    /** A text that is cut short has leaked, too. */
    private static final int BEGINNING = 16;

    /** 256 bits in URL-safe base64, as every token is made; a name in a program has no such mixture of letters. */
    private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9_-])"
            + "(?=[A-Za-z0-9_-]*[0-9])(?=[A-Za-z0-9_-]*[A-Z])(?=[A-Za-z0-9_-]*[a-z])"
            + "[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])");

    private final Map<String, Set<Form>> forms = new HashMap<>();

    private record Form(String text, String secret) {}

    /** What must not be found from now on. */
    public Leaks with(String what, String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException(what + " is too short to be told from ordinary words");
        }
        formsOf(secret)
                .map(form -> form.toLowerCase(Locale.ROOT))
                .forEach(form -> forms.computeIfAbsent(form.substring(0, KEY), key -> new HashSet<>())
                        .add(new Form(form, what)));
        return this;
    }

    private static Stream<String> formsOf(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        String query = URLEncoder.encode(secret, UTF_8);
        Stream<String> texts = Stream.of(
                secret,
                secret.substring(0, Math.min(BEGINNING, secret.length())),
                new String(bytes, ISO_8859_1),
                query,
                query.replace("+", "%20"),
                escaped(secret, false),
                escaped(secret, true),
                secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
                HexFormat.of().formatHex(bytes));
        Stream<String> base64 = IntStream.range(0, 3).mapToObj(before -> base64(bytes, before));
        return Stream.concat(texts, base64.flatMap(form -> Stream.of(form, urlSafe(form))));
    }

    private static String urlSafe(String base64) {
        return base64.replace('+', '-').replace('/', '_');
    }

    private static String escaped(String secret, boolean ascii) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < secret.length(); i++) {
            char c = secret.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || (ascii && c > '~')) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }

    /** As it is within a text that has so many bytes before it: without the letters that are its neighbours', too. */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int first = before == 0 ? 0 : before + 1;
        int end = shifted.length / 3 * 4;
        return Base64.getEncoder().encodeToString(shifted).substring(first, end);
    }

    /** What the line tells: empty for a good one. */
    public List<String> in(String line) {
        TreeSet<String> found = new TreeSet<>();
        String lower = line.toLowerCase(Locale.ROOT);
        for (int i = 0; i + KEY <= lower.length(); i++) {
            int at = i;
            forms.getOrDefault(lower.substring(i, i + KEY), Set.of()).stream()
                    .filter(form -> lower.startsWith(form.text(), at))
                    .forEach(form -> found.add(form.secret()));
        }
        if (TOKEN.matcher(line).find()) {
            found.add("what looks like a token");
        }
        return List.copyOf(found);
    }

    /** Where the lines tell something: {@code log:12: the visitor's name}. */
    public List<String> in(String source, List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (String leak : in(lines.get(i))) {
                found.add(source + ":" + (i + 1) + ": " + leak);
            }
        }
        return found;
    }
}
