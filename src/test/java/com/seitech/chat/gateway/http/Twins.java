package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.http.Loot.Item;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The same call for what is another's and for what is not there: the answers must not tell which is which. */
final class Twins {
    private static final Set<String> OF_EACH_ANSWER = Set.of("date", "x-request-id");
    private static final int MOST_OTHERS = 3;
    private static final Item MADE_UP = Item.of("made up", "x".repeat(43));

    private final Scene scene;
    private final Random random;

    Twins(Scene scene, Random random) {
        this.scene = scene;
        this.random = random;
    }

    /** Of one call, each variant. */
    List<Call> any() {
        return switch (random.nextInt(4)) {
            case 0, 1 -> of(ofChannel(), channels());
            case 2 -> of(ofFile(), files());
            default -> of(ofPosition(), positions());
        };
    }

    /** The first against some of the others. */
    private List<Call> of(Function<Item, Call> call, List<Item> variants) {
        if (variants.isEmpty()) {
            return List.of();
        }
        List<Item> others = new ArrayList<>(variants.subList(1, variants.size()));
        Collections.shuffle(others, random);
        return Stream.concat(Stream.of(variants.getFirst()), others.stream().limit(MOST_OTHERS))
                .map(call)
                .toList();
    }

    private List<Item> channels() {
        List<Item> channels = new ArrayList<>();
        channels.add(Item.of("absent channel", 2_000_000_000));
        scene.ledgers.forEach(ledger -> channels.add(Item.of("a foreign channel", ledger.channel())));
        return channels;
    }

    private Function<Item, Call> ofChannel() {
        Item token = random.nextInt(4) == 0
                ? MADE_UP
                : Item.of("own token", scene.attackers.any().token());
        Item message = scene.loot.any(Loot.Kind.MESSAGE);
        Item key = scene.loot.any(Loot.Kind.KEY);
        int kind = random.nextInt(12);
        return channel -> switch (kind) {
            case 0 ->
                Call.of("GET", channel, "messages").query("before_id", message).header(Tokens.HEADER, token);
            case 1 ->
                Call.of("GET", channel, "poll").query("session_token", token).query("last_message_id", message);
            case 2 ->
                Call.of("GET", channel, "poll").query("session_token", token).query("wait", 20);
            case 3 -> Call.of("GET", channel, "stream").query("session_token", token);
            case 4 -> Call.of("POST", channel, "typing").field("session_token", token);
            case 5 ->
                Call.of("POST", channel, "read").field("message_id", message).header(Tokens.HEADER, token);
            case 6 ->
                Call.send(channel)
                        .field("session_token", token)
                        .field("content", Item.of("Hello", "Hello"))
                        .field("client_message_id", key);
            case 7 -> Call.upload(channel, "a.txt", "Hello".getBytes(UTF_8)).field("session_token", token);
            case 8 -> Call.of("DELETE", channel, "").header(Tokens.HEADER, token);
            case 9 -> Call.of("GET", channel, "transcript").header(Tokens.HEADER, token);
            case 10 ->
                Call.of("POST", channel, "rating")
                        .field("rating", Item.of("1", 1))
                        .header(Tokens.HEADER, token);
            default -> Call.of("POST", channel, "close").header(Tokens.HEADER, token);
        };
    }

    private List<Item> files() {
        List<Item> files = new ArrayList<>();
        files.add(Item.of("absent file", 2_000_000_000));
        scene.foreignFiles().forEach(file -> files.add(Item.of("a foreign file", file)));
        return files;
    }

    private Function<Item, Call> ofFile() {
        Item any = scene.loot.any(Loot.Kind.LINK);
        Item link = scene.isAnyVictimsLink(any) ? MADE_UP : any;
        String method = random.nextBoolean() ? "GET" : "HEAD";
        Item etag = scene.loot.any(Loot.Kind.ETAG);
        return file -> Call.file(method, file, link).header("If-None-Match", etag);
    }

    /** Positions of an own chat that name queued messages, of which only some exist. */
    private List<Item> positions() {
        List<Item> positions = new ArrayList<>();
        positions.add(position("no queued message", MessageId.FIRST_PROVISIONAL));
        scene.provisional.forEach(id -> positions.add(position("another's queued message", id)));
        return positions;
    }

    private static Item position(String what, long id) {
        return Item.of(what, Cursors.at(Seen.NOTHING.with(List.of(new MessageId(id))), 0));
    }

    private Function<Item, Call> ofPosition() {
        Chat own = scene.attackers.any();
        return position -> Call.of("GET", Item.of("own channel", own.channel()), "poll")
                .query("session_token", Item.of("own token", own.token()))
                .query("cursor", position);
    }

    /** What an answer says, apart from what is new in each: its time, its name, and the ids that the call has named. */
    static String told(Call call, Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> {
            if (!OF_EACH_ANSWER.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name.toLowerCase(Locale.ROOT), values);
            }
        });
        return answer.status() + " " + headers + "\n" + body(call, answer.body());
    }

    private static String body(Call call, String body) {
        String told = body.replaceAll("\"reference\":\"[^\"]*\"", "").replaceAll("\\?token=[0-9A-Za-z._-]+", "");
        int start = told.indexOf("\"cursor\":\"");
        if (start < 0) {
            return told;
        }
        int end = told.indexOf('"', start + 10);
        List<Long> kept = Leaks.above(told.substring(start + 10, end))
                .filter(call.sent()::contains)
                .toList();
        return told.substring(0, start) + "a cursor that keeps " + kept.size() + " of what was named"
                + told.substring(end);
    }
}
