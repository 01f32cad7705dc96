package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.http.Loot.Item;
import com.seitech.chat.gateway.http.Loot.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Everybody who takes part, and what is whose. */
final class Scene {
    private static final Pattern LINK = Pattern.compile("/web/content/([0-9]+)/[^?\"]*\\?token=([0-9A-Za-z._-]+)");

    final FakeOdoo odoo;
    final Browser browser;
    final Markers markers = new Markers();
    final Loot loot;
    final Attackers attackers;
    final List<Victim> victims = new ArrayList<>();
    /** Of the victims, of employees, and of what nobody may see. */
    final List<Ledger> ledgers = new ArrayList<>();

    final Set<Long> provisional = new HashSet<>();
    final List<Forged> forged = new ArrayList<>();
    private final Set<String> victimsLinks = new HashSet<>();
    private final Set<Long> foreignFiles = new HashSet<>();

    /** A link that was changed, and the file that it led to. */
    record Forged(Item attachment, Item token) {}

    Scene(FakeOdoo odoo, Browser browser, Random random) {
        this.odoo = odoo;
        this.browser = browser;
        this.loot = new Loot(random);
        this.attackers = new Attackers(random);
        loot.add(Kind.NAME, "a common name", "Jane Doe");
        for (String text : List.of("Hello", "Is anybody there?", "Thank you")) {
            loot.add(Kind.TEXT, "a common text", text);
        }
    }

    void sent(String owner, Answer answer) {
        long id = answer.json().path("message_id").asLong();
        loot.add(Kind.MESSAGE, "message of " + owner, id);
        if (answer.status() == 202) {
            provisional.add(id);
        }
    }

    /** @param key empty for none */
    void says(Victim victim, String text, String key) {
        Answer answer = key.isEmpty() ? browser.send(victim.chat, text) : browser.sendWithKey(victim.chat, text, key);
        accepted(victim, answer, text);
    }

    void sendsFile(Victim victim) {
        String marker = markers.next(victim.name);
        Answer answer = browser.upload(
                victim.chat, new Multipart().file(marker + ".txt", "text/plain", marker.getBytes(UTF_8)));
        accepted(victim, answer, marker + ".txt");
        victimsLinks(victim, answer.body());
    }

    private void accepted(Victim victim, Answer answer, String content) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 202);
        victim.ledger.willHave(content);
        sent(victim.name, answer);
    }

    void agentSays(Victim victim) {
        loot.add(Kind.MESSAGE, "reply to " + victim.name, wrote(victim.ledger, victim.name));
    }

    void agentSendsFile(Victim victim) {
        long file = odoo.addsAttachment(
                markers.next(victim.name), markers.next(victim.name).getBytes(UTF_8));
        long message = odoo.agentRepliesWithFile(victim.chat.channel(), markers.next(victim.name), file);
        victim.ledger.has(message);
        foreignFile("file of " + victim.name, file);
        loot.add(Kind.MESSAGE, "reply to " + victim.name, message);
    }

    long wrote(Ledger ledger, String owner) {
        long message = odoo.agentReplies(ledger.channel(), markers.next(owner));
        ledger.has(message);
        return message;
    }

    void foreignFile(String what, long file) {
        foreignFiles.add(file);
        loot.add(Kind.ATTACHMENT, what, file);
    }

    void employeesTalk() {
        loot.add(Kind.MESSAGE, "message of employees", wrote(ledgers.getLast(), "n"));
    }

    /** With a cursor, so that nothing is left to chance. */
    void poll(Victim victim) {
        String since = victim.cursor.isEmpty() ? "&last_message_id=0" : "&cursor=" + victim.cursor;
        Answer answer = browser.get("/api/chat/support/" + victim.chat.channel() + "/poll?session_token="
                        + victim.chat.token() + since)
                .isOk();
        victim.polled(answer.json());
        loot.add(Kind.CURSOR, "cursor of " + victim.name, victim.cursor);
        victimsLinks(victim, answer.body());
    }

    void reads(Victim victim) {
        victimsLinks(victim, browser.messages(victim.chat, "").isOk().body());
    }

    private void victimsLinks(Victim victim, String answer) {
        for (MatchResult link : links(answer)) {
            victim.link = link.group();
            victimsLinks.add(link.group(1) + " " + link.group(2));
            foreignFile("file of " + victim.name, Long.parseLong(link.group(1)));
            loot.add(Kind.LINK, "link's token of " + victim.name, link.group(2));
            spliced(victim, link.group(1), link.group(2));
        }
    }

    /** The victim's channel with the signature for another, and the other way round. */
    private void spliced(Victim victim, String attachment, String token) {
        String[] parts = token.split("\\.", -1);
        Chat own = attackers.all().isEmpty() ? victim.chat : attackers.any();
        String what = "link's token of " + victim.name;
        forged(
                "file of " + victim.name,
                attachment,
                what + " for an own channel",
                own.channel() + "." + parts[1] + "." + parts[2]);
        forged("file of " + victim.name, attachment, what + ", longer", parts[0] + "." + parts[1] + "0." + parts[2]);
    }

    void attackersLinks(String answer) {
        for (MatchResult link : links(answer)) {
            attackers.haveLink(link.group(1), link.group(2));
            loot.add(Kind.ATTACHMENT, "own file", link.group(1));
            loot.add(Kind.LINK, "own link's token", link.group(2));
            for (Victim victim : victims) {
                String forged = victim.chat.channel()
                        + link.group(2).substring(link.group(2).indexOf('.'));
                forged("own file", link.group(1), "own link's token for the channel of " + victim.name, forged);
            }
        }
    }

    private void forged(String file, String attachment, String what, String token) {
        loot.add(Kind.LINK, what, token);
        forged.add(new Forged(Item.of(file, attachment), Item.of(what, token)));
    }

    static List<MatchResult> links(String answer) {
        return LINK.matcher(answer).results().toList();
    }

    /** His own file, which is on the disk here from then on. */
    void downloads(Victim victim) {
        if (victim.link == null) {
            return;
        }
        Answer answer = browser.get(victim.link);
        String etag = String.join("", answer.header("ETag"));
        if (etag.length() > 2) {
            markers.addSecret(victim.name, etag);
            loot.add(Kind.ETAG, "version of a file of " + victim.name, etag);
        }
    }

    boolean isVictimsLink(Item attachment, Item token) {
        return victimsLinks.contains(attachment.value() + " " + token.value());
    }

    boolean isAnyVictimsLink(Item token) {
        return victimsLinks.stream().anyMatch(link -> link.endsWith(" " + token.value()));
    }

    Set<Long> foreignFiles() {
        return Set.copyOf(foreignFiles);
    }

    /** As it stands now. */
    Leaks leaks() {
        Set<Long> channels = new HashSet<>();
        Set<Long> messages = new HashSet<>(provisional);
        for (Ledger ledger : ledgers) {
            channels.add(ledger.channel());
            odoo.messagesOf(ledger.channel()).stream().map(FakeMessage::id).forEach(messages::add);
        }
        return new Leaks(markers, new Leaks.Ids(channels, messages, Set.copyOf(foreignFiles)));
    }
}
