package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.conversation.Channels;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.ReceivedCall;
import com.seitech.chat.gateway.http.Attacks.Attack;
import com.seitech.chat.gateway.http.Loot.Kind;
import com.seitech.chat.gateway.outbox.Queue;
import com.seitech.chat.gateway.session.Sessions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Attackers and victims, turn by turn; after each, everything is looked at. */
final class Siege implements AutoCloseable {
    private static final int TOLD = 25;
    private static final int MOST_STREAMS = 4;
    private static final int MOST_WAITING = 2;

    private final long seed;
    private final Random random;
    private final FakeOdoo odoo;
    private final Browser browser;
    private final Queue queue;
    private final Scene scene;
    private final Attacks attacks;
    private final Twins twins;
    private final Deque<String> journal = new ArrayDeque<>();
    private final List<Tap> taps = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int step;
    private int away;
    private int successes;

    private record Waiting(Attack attack, CompletableFuture<Answer> answer) {}

    Siege(long seed, FakeOdoo odoo, Browser browser, Queue queue) {
        this.seed = seed;
        this.random = new Random(seed);
        this.odoo = odoo;
        this.browser = browser;
        this.queue = queue;
        this.scene = new Scene(odoo, browser, random);
        this.attacks = new Attacks(scene, random);
        this.twins = new Twins(scene, random);
    }

    void prepare(Channels channels, Sessions sessions) {
        Prologue prologue = new Prologue(scene);
        prologue.lose(channels);
        prologue.enter(sessions);
    }

    int successes() {
        return successes;
    }

    void lastFor(int steps) {
        for (step = 0; step < steps; step++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> victims();
                case 2 -> compare();
                default -> attack();
            }
            odooComesAndGoes();
            look();
        }
    }

    private void tell(String what) {
        journal.add(step + ": " + what);
        if (journal.size() > TOLD) {
            journal.remove();
        }
    }

    private void odooComesAndGoes() {
        if (away > 0 && --away == 0) {
            tell("Odoo is back");
            odoo.start();
            await().until(() -> queue.size() == 0);
        } else if (away == 0 && random.nextInt(60) == 0) {
            tell("Odoo goes away");
            odoo.stop();
            away = 10 + random.nextInt(10);
        }
    }

    private void victims() {
        Victim victim = scene.victims.get(random.nextInt(scene.victims.size()));
        int what = random.nextInt(12);
        tell(victim.name + " or an agent acts: " + what);
        switch (what) {
            case 0, 1 -> says(victim);
            case 2 -> scene.sendsFile(victim);
            case 3, 4 -> scene.poll(victim);
            case 5 -> scene.reads(victim);
            case 6 -> scene.downloads(victim);
            case 7 -> marksAsRead(victim);
            case 8, 9 -> scene.agentSays(victim);
            case 10 -> agentTouches(victim);
            default -> {
                scene.agentSendsFile(victim);
                scene.employeesTalk();
            }
        }
    }

    private void says(Victim victim) {
        String key = random.nextBoolean() ? "key-" + seed + "-" + step : "";
        String text = random.nextBoolean() ? scene.loot.any(Kind.TEXT).value() : scene.markers.next(victim.name);
        if (!key.isEmpty()) {
            scene.loot.add(Kind.KEY, "key of " + victim.name, key);
        }
        scene.says(victim, text, key);
    }

    private void marksAsRead(Victim victim) {
        List<Long> messages = victim.ledger.messages();
        if (!messages.isEmpty()) {
            victim.ledger.mayBeSeenUpTo(messages.getLast());
            Call call = Call.of("POST", victim.channel(), "read")
                    .header(Tokens.HEADER, Loot.Item.of("his token", victim.chat.token()))
                    .field("message_id", Loot.Item.of("his last", messages.getLast()));
            browser.exchange(call.request(browser)).isOk();
        }
    }

    private void agentTouches(Victim victim) {
        List<Long> messages = victim.ledger.messages();
        if (messages.isEmpty()) {
            return;
        }
        long message = messages.get(random.nextInt(messages.size()));
        switch (random.nextInt(3)) {
            case 0 -> odoo.types(victim.chat.channel());
            case 1 -> odoo.reads(message);
            default -> odoo.reacts(message, "\uD83D\uDC4D");
        }
        victim.ledger.has(message);
    }

    private void attack() {
        if (waiting.size() < MOST_WAITING && away == 0 && random.nextInt(30) == 0) {
            Attack attack = attacks.waitingPoll();
            tell(attack.call() + ", waiting");
            waiting.add(new Waiting(attack, CompletableFuture.supplyAsync(() -> exchange(attack.call()), threads)));
            return;
        }
        Attack attack = attacks.next();
        judge(attack, exchange(attack.call()));
    }

    private Answer exchange(Call call) {
        HttpResponse<InputStream> answer = browser.exchange(call.request(browser), BodyHandlers.ofInputStream());
        boolean stream = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        if (stream) {
            listen(new Tap(call, answer.body()));
            return new Answer(answer.statusCode(), answer.headers(), "");
        }
        try (InputStream body = answer.body()) {
            return new Answer(answer.statusCode(), answer.headers(), new String(body.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(Tap tap) {
        taps.add(tap);
        if (taps.size() > MOST_STREAMS) {
            Tap oldest = taps.removeFirst();
            look(oldest);
            oldest.close();
        }
    }

    private void judge(Attack attack, Answer answer) {
        tell(attack.call() + " -> " + answer.status() + " " + shortened(answer.body()));
        if (!attack.mayBeAnswered(answer.status())) {
            fail(List.of("must not be answered with " + answer.status() + ": " + attack.call()));
        }
        look(attack.call(), text(answer), attack.closed());
        if (answer.status() < 400) {
            successes++;
            attack.then().accept(answer);
        }
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private static String text(Answer answer) {
        return answer.status() + " " + answer.headers().map() + "\n" + answer.body();
    }

    private void compare() {
        List<Call> calls = twins.any();
        if (calls.isEmpty()) {
            return;
        }
        calls.subList(1, calls.size()).forEach(other -> compare(calls.getFirst(), other));
    }

    /** What happens meanwhile makes a difference once or twice, and no more. */
    private void compare(Call one, Call other) {
        String first = told(one);
        String second = told(other);
        for (int again = 0; again < 4 && !first.equals(second); again++) {
            first = told(one);
            second = told(other);
        }
        if (!first.equals(second)) {
            fail(List.of("this can be told apart:", one + " -> " + first, other + " -> " + second));
        }
    }

    private String told(Call call) {
        Answer answer = exchange(call);
        tell(call + " -> " + answer.status());
        look(call, text(answer), true);
        return Twins.told(call, answer);
    }

    private void look() {
        List.copyOf(taps).forEach(this::look);
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (one.answer().isDone()) {
                all.remove();
                judge(one.attack(), one.answer().join());
            }
        }
        List<String> faults = scene.ledgers.stream()
                .flatMap(ledger -> ledger.faults().stream())
                .toList();
        if (!faults.isEmpty()) {
            fail(faults);
        }
        lookForTyping();
    }

    private void look(Tap tap) {
        look(tap.call(), tap.told(), true);
        if (tap.isEnded()) {
            taps.remove(tap);
        }
    }

    private void look(Call call, String text, boolean closed) {
        List<String> found = scene.leaks().in(text, new Leaks.Asked(call.sent(), closed));
        if (!found.isEmpty()) {
            fail(Stream.concat(found.stream(), Stream.of(call + " -> " + text)).toList());
        }
    }

    /** No victim ever types. */
    private void lookForTyping() {
        for (ReceivedCall call : odoo.receivedCalls("seitech.chat.channel", "gateway_typing")) {
            String channels = String.valueOf(call.args());
            scene.ledgers.stream()
                    .filter(ledger -> channels.matches(".*\\b" + ledger.channel() + "\\b.*"))
                    .forEach(ledger -> fail(List.of("somebody typed in channel " + ledger.channel())));
        }
    }

    private void fail(List<String> what) {
        throw new AssertionError("seed " + seed + ", step " + step + ":\n  " + String.join("\n  ", what)
                + "\nThe last that happened:\n  " + String.join("\n  ", journal)
                + "\nAgain: ./mvnw test -Dtest=IsolationTest -Disolation.seed=" + seed);
    }

    /** Odoo is there, and has everything. */
    void end() {
        scene.attackers.all().forEach(chat -> odoo.agentReplies(chat.channel(), scene.markers.next("a")));
        look();
        new Ending(scene).everybodyHasHisOwn();
        look();
    }

    @Override
    public void close() {
        taps.forEach(Tap::close);
        threads.shutdownNow();
    }
}
