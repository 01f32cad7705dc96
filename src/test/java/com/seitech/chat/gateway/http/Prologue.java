package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.conversation.Channels;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.fake.FakeOdoo.Backup;
import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.http.Loot.Kind;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.SessionId;
import com.seitech.chat.gateway.session.SessionToken;
import com.seitech.chat.gateway.session.Sessions;
import com.seitech.chat.gateway.session.TokenHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;

/** How everybody came to be there: what attackers start with, and whom they find. */
final class Prologue {
    private final Scene scene;

    Prologue(Scene scene) {
        this.scene = scene;
    }

    /** Two visitors whose channels are lost with Odoo's database, and given to others. */
    void lose(Channels channels) {
        Backup backup = scene.odoo.backup();
        List<Chat> lost = List.of(opened("l1"), opened("l2"));
        lost.forEach(chat -> {
            scene.loot.add(Kind.TOKEN, "token of a lost chat", chat.token());
            writes("l1", chat);
            // Of a link that was theirs, nothing is left: whoever has it may try.
            for (MatchResult link : Scene.links(uploads("l1", chat).body())) {
                scene.loot.add(Kind.ATTACHMENT, "file of a lost chat", link.group(1));
                scene.loot.add(Kind.LINK, "link's token of a lost chat", link.group(2));
            }
            scene.loot.add(Kind.CURSOR, "cursor of a lost chat", cursor(scene.browser.poll(chat, "0")));
        });
        scene.odoo.stop();
        lost.forEach(chat -> {
            writes("l1", chat);
            uploads("l1", chat);
        });
        scene.odoo.restore(backup);
        scene.odoo.time(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
        await().ignoreException(SourceUnavailable.class)
                .untilAsserted(() -> channels.state(new ChannelId(Integer.MAX_VALUE)));
        Chat heir = opened("a");
        Victim other = victim("b1");
        assertThat(List.of(heir, other.chat))
                .extracting(Chat::channel)
                .containsExactlyElementsOf(lost.stream().map(Chat::channel).toList());
        scene.attackers.have(heir);
        // Until all that follows from it is over.
        long hello = scene.odoo.agentReplies(heir.channel(), scene.markers.next("a"));
        await().untilAsserted(() ->
                assertThat(scene.browser.poll(heir, "0").isOk().body()).contains(Long.toString(hello)));
    }

    void enter(Sessions sessions) {
        scene.odoo.losesIds(1_000_000);
        victim("b2");
        Victim past = victim("b3");
        scene.attackers.have(opened("a"));
        Chat ended = opened("a");
        scene.attackers.haveClosed(ended);
        scene.victims.forEach(this::begins);
        scene.attackers.all().forEach(this::beginsAttacker);
        scene.odoo.archives(past.chat.channel());
        past.ledger.changed();
        scene.odoo.closes(ended.channel());
        scene.victims.remove(past);
        employees();
        expired(sessions);
        scene.loot.add(Kind.CHANNEL, "channel of b3, archived", past.chat.channel());
    }

    private Chat opened(String owner) {
        String name = owner.equals("b2") ? "Jane Doe" : scene.markers.next(owner);
        Answer answer = scene.browser
                .post("/api/chat/support", Map.of("name", name, "email", scene.markers.next(owner) + "@example.com"))
                .isOk();
        Chat chat = new Chat(
                answer.json().path("channel_id").asLong(),
                answer.json().path("session_token").asText());
        if (owner.startsWith("a")) {
            scene.loot.add(Kind.TOKEN, "own token", chat.token());
        } else {
            scene.markers.addSecret(owner, chat.token());
            wornTokens(owner, chat.token());
        }
        scene.loot.add(Kind.CHANNEL, "channel of " + owner, chat.channel());
        return chat;
    }

    /** What somebody may have who has seen a token, or the database, but not well. */
    private void wornTokens(String owner, String token) {
        scene.loot.add(Kind.TOKEN, "token of " + owner + ", cut", token.substring(1));
        scene.loot.add(Kind.TOKEN, "token of " + owner + ", in other letters", token.toUpperCase(Locale.ROOT));
        scene.loot.add(
                Kind.TOKEN,
                "hash of the token of " + owner,
                TokenHash.of(new SessionToken(token)).toHex());
    }

    private Victim victim(String name) {
        Chat chat = opened(name);
        Ledger ledger = new Ledger(scene.odoo, chat.channel());
        scene.ledgers.add(ledger);
        Victim victim = new Victim(name, chat, ledger);
        scene.victims.add(victim);
        return victim;
    }

    private void begins(Victim victim) {
        scene.says(victim, scene.markers.next(victim.name), "");
        scene.sendsFile(victim);
        scene.agentSendsFile(victim);
        scene.poll(victim);
    }

    private void beginsAttacker(Chat chat) {
        scene.browser.send(chat, scene.markers.next("a")).isOk();
        Answer file = uploads("a", chat).isOk();
        scene.attackersLinks(file.body());
    }

    private void writes(String owner, Chat chat) {
        String key = "key-" + scene.markers.next(owner);
        Answer answer = scene.browser.sendWithKey(chat, scene.markers.next(owner), key);
        scene.loot.add(Kind.KEY, "key of " + owner, key);
        scene.sent(owner, answer);
    }

    private Answer uploads(String owner, Chat chat) {
        String marker = scene.markers.next(owner);
        return scene.browser.upload(chat, new Multipart().file(marker + ".txt", "text/plain", marker.getBytes(UTF_8)));
    }

    private static String cursor(Answer answer) {
        return answer.isOk().json().path("cursor").asText();
    }

    private void employees() {
        long internal = scene.odoo.channel("group", scene.markers.next("n"));
        scene.ledgers.add(new Ledger(scene.odoo, internal));
        scene.employeesTalk();
        long file = scene.odoo.addsAttachment(
                scene.markers.next("n"), scene.markers.next("n").getBytes(UTF_8));
        scene.ledgers.getLast().has(scene.odoo.agentRepliesWithFile(internal, scene.markers.next("n"), file));
        scene.foreignFile("file of employees", file);
        scene.foreignFile(
                "file of nobody",
                scene.odoo.addsAttachment(
                        scene.markers.next("n"), scene.markers.next("n").getBytes(UTF_8)));
        scene.foreignFile(
                "file of b1's channel, in no message",
                scene.odoo.addsAttachmentToChannel(
                        scene.victims.getFirst().chat.channel(),
                        scene.markers.next("n"),
                        scene.markers.next("n").getBytes(UTF_8)));
        scene.loot.add(Kind.CHANNEL, "channel of employees", internal);
    }

    private void expired(Sessions sessions) {
        SessionId id = SessionId.random();
        SessionToken token = SessionToken.random();
        long channel = scene.odoo.visitorsChannel(scene.markers.next("e"), "__chatgw__.c_" + id);
        Instant longAgo = Instant.now().minus(Duration.ofDays(31));
        sessions.add(new Session(
                id, TokenHash.of(token), new ChannelId(channel), scene.markers.next("e"), longAgo, longAgo));
        scene.ledgers.addFirst(new Ledger(scene.odoo, channel));
        scene.wrote(scene.ledgers.getFirst(), "e");
        scene.loot.add(Kind.TOKEN, "token that is expired", token.value());
        scene.loot.add(Kind.CHANNEL, "channel of an expired session", channel);
    }
}
