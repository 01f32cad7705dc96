package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.http.Loot.Item;
import com.seitech.chat.gateway.http.Loot.Kind;
import jakarta.ws.rs.core.MediaType;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Everything that can be called, with whatever attackers have. */
final class Attacks {
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 405, 415, 503);
    private static final Set<Integer> LINK_REFUSED = Set.of(401, 403, 503);

    private final Scene scene;
    private final Loot loot;
    private final Random random;

    /**
     * One call.
     *
     * @param rightful it may succeed: what it opens is the attackers' own
     * @param closed the chat that it opens has ended
     * @param then what to make of an answer that is a success
     */
    record Attack(Call call, boolean rightful, boolean closed, Consumer<Answer> then) {
        /** Another status would tell something of what was asked for. Anything goes for what is their own. */
        boolean mayBeAnswered(int status) {
            return rightful ? status != 500 : (call.isForFile() ? LINK_REFUSED : REFUSED).contains(status);
        }
    }

    /** A chat as a call names it. */
    private record Target(Item channel, Item token, boolean rightful, boolean closed) {}

    Attacks(Scene scene, Random random) {
        this.scene = scene;
        this.loot = scene.loot;
        this.random = random;
    }

    Attack next() {
        Attack attack = one();
        if (random.nextInt(4) == 0) {
            forgeOrigin(attack.call());
        }
        return attack;
    }

    private Attack one() {
        return switch (random.nextInt(25)) {
            case 0 -> start();
            case 1, 2, 3 -> send();
            case 4, 5 -> upload();
            case 6, 7 -> messages();
            case 8, 9, 10 -> poll();
            case 11, 12 -> stream();
            case 13 -> typing();
            case 14, 15 -> read();
            case 16, 17, 18, 19 -> file();
            case 20 -> random.nextInt(3) == 0 ? erase() : notThere();
            case 21 -> random.nextInt(4) == 0 ? close() : rating();
            case 22, 23 -> transcript();
            default -> open();
        };
    }

    private void forgeOrigin(Call call) {
        switch (random.nextInt(4)) {
            case 0 -> call.header("X-Forwarded-For", Item.of("127.0.0.1", "127.0.0.1, 10.0.0.1"));
            case 1 -> call.header("Forwarded", Item.of("127.0.0.1", "for=127.0.0.1;by=10.0.0.1"));
            case 2 -> call.header("X-Session-Id", loot.any(Kind.TOKEN));
            default -> call.header("X-HTTP-Method-Override", Item.of("DELETE", "DELETE"));
        }
    }

    private Target target() {
        Chat own = scene.attackers.any();
        Item channel = random.nextInt(5) < 3 ? Item.of("own channel", own.channel()) : loot.any(Kind.CHANNEL);
        Item token = random.nextInt(5) < 4 ? Item.of("own token", own.token()) : loot.any(Kind.TOKEN);
        return new Target(channel, token, scene.attackers.mayOpen(token, channel), scene.attackers.isClosed(channel));
    }

    /** Sometimes a second token, in the other place. */
    private Target conflicting(Target target, Consumer<Item> put) {
        if (random.nextInt(4) > 0) {
            return target;
        }
        Item other = loot.any(Kind.TOKEN);
        put.accept(other);
        boolean rightful = target.rightful() || scene.attackers.mayOpen(other, target.channel());
        return new Target(target.channel(), target.token(), rightful, target.closed());
    }

    private static Attack attack(Call call, Target target) {
        return attack(call, target, answer -> {});
    }

    private static Attack attack(Call call, Target target, Consumer<Answer> then) {
        return new Attack(call, target.rightful(), target.closed(), then);
    }

    private Attack start() {
        Item token = loot.any(Kind.TOKEN);
        Call call = Call.of("POST", "/api/chat/support")
                .field("name", loot.any(Kind.NAME))
                .field("session_token", token)
                .header(Tokens.HEADER, loot.any(Kind.TOKEN));
        return new Attack(call, true, true, answer -> started(answer, token));
    }

    private void started(Answer answer, Item token) {
        Chat chat = new Chat(
                answer.json().path("channel_id").asLong(),
                answer.json().path("session_token").asText());
        if (answer.json().path("resumed").asBoolean()) {
            if (!scene.attackers.mayOpen(token, Item.of("", chat.channel()))) {
                throw new AssertionError(token.what() + " resumed channel " + chat.channel());
            }
        } else if (scene.attackers.haveToken(chat.token()) || chat.token().equals(token.value())) {
            throw new AssertionError("a token was made twice, or taken over");
        } else {
            scene.attackers.have(chat);
        }
    }

    private Attack send() {
        Target target = target();
        boolean own = random.nextBoolean();
        Item text = own ? Item.of("own text", scene.markers.next("a")) : loot.any(Kind.TEXT);
        Call call = Call.send(target.channel())
                .field("session_token", target.token())
                .field("content", text);
        maybeKey(call);
        if (random.nextInt(3) == 0) {
            call.field("author_name", loot.any(Kind.NAME));
        }
        Target both = conflicting(target, other -> call.header(Tokens.HEADER, other));
        return attack(call, both, answer -> {
            if (own) {
                scene.attackers.accepted(Long.parseLong(target.channel().value()), text.value());
            }
        });
    }

    private void maybeKey(Call call) {
        switch (random.nextInt(4)) {
            case 0 -> call.field("client_message_id", loot.any(Kind.KEY));
            case 1 -> call.header("Idempotency-Key", loot.any(Kind.KEY));
            default -> {}
        }
    }

    private Attack upload() {
        Target target = target();
        String marker = scene.markers.next("a");
        Call call = Call.upload(target.channel(), marker + ".txt", marker.getBytes(UTF_8))
                .field("session_token", target.token());
        maybeKey(call);
        Target both = conflicting(target, other -> call.header(Tokens.HEADER, other));
        return attack(call, both, answer -> {
            scene.attackers.accepted(Long.parseLong(target.channel().value()), marker + ".txt");
            scene.attackersLinks(answer.body());
        });
    }

    private Attack messages() {
        Target target = target();
        Call call = Call.of("GET", target.channel(), "messages").header(Tokens.HEADER, target.token());
        if (random.nextBoolean()) {
            call.query("before_id", loot.any(Kind.MESSAGE));
        }
        if (random.nextBoolean()) {
            call.query("limit", 1 + random.nextInt(200));
        }
        if (random.nextInt(4) == 0) {
            call.query("channel_id", loot.any(Kind.CHANNEL)).query("session_token", loot.any(Kind.TOKEN));
        }
        return attack(call, target, answer -> scene.attackersLinks(answer.body()));
    }

    private Attack poll() {
        Target target = target();
        Call call = Call.of("GET", target.channel(), "poll").query("session_token", target.token());
        switch (random.nextInt(3)) {
            case 0 -> call.query("cursor", loot.any(Kind.CURSOR));
            case 1 -> call.query("last_message_id", loot.any(Kind.MESSAGE));
            default -> call.query("cursor", loot.any(Kind.CURSOR)).query("last_message_id", loot.any(Kind.MESSAGE));
        }
        Target both = conflicting(target, other -> call.header(Tokens.HEADER, other));
        return attack(call, both, answer -> scene.attackersLinks(answer.body()));
    }

    /** Waits for as long as nothing is told. */
    Attack waitingPoll() {
        Target target = target();
        Call call = Call.of("GET", target.channel(), "poll")
                .query("session_token", target.token())
                .query("cursor", loot.any(Kind.CURSOR))
                .query("wait", 20);
        // It may end while the poll waits.
        return new Attack(call, target.rightful(), true, answer -> {});
    }

    private Attack stream() {
        Target target = target();
        Call call = Call.of("GET", target.channel(), "stream").query("session_token", target.token());
        if (random.nextBoolean()) {
            call.query("cursor", loot.any(Kind.CURSOR));
        }
        if (random.nextBoolean()) {
            call.header("Last-Event-ID", loot.any(Kind.CURSOR));
        }
        return attack(call, conflicting(target, other -> call.header(Tokens.HEADER, other)));
    }

    private Attack typing() {
        Target target = target();
        Call call = Call.of("POST", target.channel(), "typing")
                .header(Tokens.HEADER, target.token())
                .field("channel_id", loot.any(Kind.CHANNEL));
        return attack(
                call,
                conflicting(
                        target,
                        other -> call.field("session_token", other).field("channel_id", loot.any(Kind.CHANNEL))));
    }

    private Attack read() {
        Target target = target();
        Call call = Call.of("POST", target.channel(), "read")
                .header(Tokens.HEADER, target.token())
                .field("message_id", loot.any(Kind.MESSAGE));
        return attack(
                call,
                conflicting(
                        target,
                        other -> call.field("session_token", other).field("channel_id", loot.any(Kind.CHANNEL))));
    }

    private Attack close() {
        Target target = target();
        Call call = Call.of("POST", target.channel(), "close")
                .header(Tokens.HEADER, target.token())
                .field("channel_id", loot.any(Kind.CHANNEL));
        Target both = conflicting(target, other -> call.field("session_token", other));
        return new Attack(
                call,
                both.rightful(),
                true,
                answer -> scene.attackers.closes(Long.parseLong(target.channel().value())));
    }

    private Attack rating() {
        Target target = target();
        Call call = Call.of("POST", target.channel(), "rating")
                .header(Tokens.HEADER, target.token())
                .field("rating", Item.of("stars", 1 + random.nextInt(5)))
                .field("comment", loot.any(Kind.TEXT));
        return attack(
                call,
                conflicting(
                        target,
                        other -> call.field("session_token", other).field("channel_id", loot.any(Kind.CHANNEL))));
    }

    private Attack transcript() {
        Target target = target();
        Call call = Call.of("GET", target.channel(), "transcript").query("session_token", target.token());
        if (random.nextBoolean()) {
            call.header("Accept", Item.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON));
        }
        Target both = conflicting(target, other -> call.header(Tokens.HEADER, other));
        return attack(call, both, answer -> scene.attackersLinks(answer.body()));
    }

    private Attack file() {
        Scene.Forged forged = scene.forged.get(random.nextInt(scene.forged.size()));
        boolean any = random.nextBoolean();
        Item attachment = any ? loot.any(Kind.ATTACHMENT) : forged.attachment();
        Item link = any ? loot.any(Kind.LINK) : forged.token();
        if (scene.isVictimsLink(attachment, link)) {
            link = Item.of("no link", "");
        }
        Call call = Call.file(random.nextInt(3) == 0 ? "HEAD" : "GET", attachment, link);
        if (random.nextInt(3) == 0) {
            call.header("If-None-Match", loot.any(Kind.ETAG));
        }
        if (random.nextInt(3) == 0) {
            call.header("Range", Item.of("bytes=0-3", "bytes=0-3"));
            call.header("If-Range", loot.any(Kind.ETAG));
        }
        if (random.nextInt(4) == 0) {
            call.header(
                    Tokens.HEADER, Item.of("own token", scene.attackers.any().token()));
        }
        return new Attack(call, scene.attackers.mayFollow(attachment, link), false, answer -> {});
    }

    /** Their own, as long as they have another. */
    private Attack erase() {
        Target target = target();
        boolean last = target.rightful() && scene.attackers.all().size() == 1;
        Item token = last ? Item.of("no token", "x") : target.token();
        Call call = Call.of("DELETE", target.channel(), "").header(Tokens.HEADER, token);
        return new Attack(
                call,
                target.rightful() && !last,
                target.closed(),
                answer -> scene.attackers.lose(Long.parseLong(target.channel().value())));
    }

    /** What may be there one day. */
    private Attack notThere() {
        Target target = target();
        Call call = switch (random.nextInt(5)) {
            case 0 -> Call.of("DELETE", target.channel(), "messages");
            case 1 -> Call.of("GET", target.channel(), "close");
            case 2 -> Call.of("GET", target.channel(), "rating");
            case 3 -> Call.of("PUT", target.channel(), "messages");
            default -> Call.of("GET", target.channel(), "");
        };
        return attack(call.header(Tokens.HEADER, target.token()), target);
    }

    /** For everybody. */
    private Attack open() {
        Item channel = loot.any(Kind.CHANNEL);
        Call call = switch (random.nextInt(5)) {
            case 0 -> Call.of("GET", "/api/chat/support/status").query("channel_id", channel);
            case 1 -> Call.of("OPTIONS", channel, "messages");
            case 2 -> Call.of("POST", "/internal/odoo/nudge/" + IsolationTest.NUDGE_SECRET);
            case 3 -> Call.of("POST", "/internal/odoo/nudge/a-guess-of-the-secret");
            default -> Call.of("GET", "/q/openapi");
        };
        return new Attack(call, true, false, answer -> {});
    }
}
