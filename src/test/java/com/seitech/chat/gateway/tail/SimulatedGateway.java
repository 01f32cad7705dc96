package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway does with one session's requests, step by step as {@link Polls} and {@link OwnSends} do it, so that
 * everything else may happen between any two steps, a kill among it.
 */
final class SimulatedGateway {
    private static final Duration OVERLAP = Duration.ofSeconds(1);
    private static final Duration REPEAT_WINDOW = Duration.ofSeconds(60);
    private static final int LONGEST_STEP_MILLIS = 40;
    private static final int LOOK_AGAIN_MILLIS = 200;
    /** A process takes this long to start: whatever the one before had sent has arrived by then. */
    private static final int SHORTEST_DOWN_MILLIS = 1_000;

    /** Its end, for the client that asked. */
    interface Client {
        void arrived(List<Long> ids);

        /** Nothing came. The gateway may believe that it has given these. */
        void lost(List<Long> ids);
    }

    private static final class Entry {
        final Instant since;

        @Nullable
        Long id;

        boolean answered;

        Entry(Instant since) {
            this.since = since;
        }
    }

    private final Happenings happenings;
    private final SimulatedOdoo odoo;
    private final HandOutFaults faults;
    private final Random random;
    private final Map<String, Entry> entries = new HashMap<>();

    private record Waiting(Runnable delivery, Client client) {}

    private final Queue<Waiting> turn = new ArrayDeque<>();
    private boolean turnIsTaken;
    private HandOutStore.@Nullable Saved stored;
    private HandOutLog log;
    private int life;
    private boolean calm;
    private boolean down;

    SimulatedGateway(Happenings happenings, SimulatedOdoo odoo, HandOutFaults faults, Random random) {
        this.happenings = happenings;
        this.odoo = odoo;
        this.faults = faults;
        this.random = random;
        this.log = new HandOutLog(null, OVERLAP, REPEAT_WINDOW, happenings.now());
    }

    /** From now on nothing goes wrong. */
    void calmDown() {
        calm = true;
    }

    void kill() {
        life++;
        down = true;
        turn.forEach(waiting -> waiting.client().lost(List.of()));
        turn.clear();
        turnIsTaken = false;
        int killed = life;
        happenings.in(SHORTEST_DOWN_MILLIS + random.nextInt(2_000), () -> {
            if (killed == life) {
                start();
            }
        });
    }

    private void start() {
        down = false;
        odoo.forget();
        log = new HandOutLog(stored, OVERLAP, REPEAT_WINDOW, happenings.now());
    }

    private boolean happens(int percent) {
        return !calm && random.nextInt(100) < percent;
    }

    /** The next step of a request, unless the process dies before. */
    private void then(int longestMillis, Runnable onDeath, Runnable step) {
        after(random.nextInt(longestMillis), onDeath, step);
    }

    private void after(int millis, Runnable onDeath, Runnable step) {
        int born = life;
        happenings.in(millis, () -> {
            if (born == life) {
                step.run();
            } else {
                onDeath.run();
            }
        });
    }

    void poll(long last, long waitMillis, Client client) {
        if (down) {
            client.lost(List.of());
            return;
        }
        look(new MessageId(last), happenings.now(), happenings.millis() + waitMillis, client);
    }

    private void look(MessageId last, Instant requested, long until, Client client) {
        MessageId floor = log.seenBy(last).floor();
        MessageId settled = odoo.settled();
        HandOutLog.Visible visible = new HandOutLog.Visible(floor, odoo.visibleAbove(floor), settled);
        then(LONGEST_STEP_MILLIS, () -> client.lost(List.of()), () -> {
            HandOut out = log.give(last, requested, visible, odoo::isOwn, happenings.now());
            HandOutAnswer answer = out.answer();
            if (answer != null) {
                saveAndWrite(answer, out.ids(), happens(faults.unsaved()), () -> {}, client);
            } else if (happenings.millis() < until && !out.heldBack()) {
                then(LOOK_AGAIN_MILLIS, () -> client.lost(List.of()), () -> look(last, requested, until, client));
            } else {
                client.arrived(List.of());
            }
        });
    }

    private void saveAndWrite(
            HandOutAnswer answer, List<MessageId> ids, boolean unsaved, Runnable onWritten, Client client) {
        List<Long> given = ids.stream().map(MessageId::value).toList();
        Runnable onDeath = () -> client.lost(given);
        if (unsaved) {
            log.failed(answer, happenings.now());
            client.lost(List.of());
            return;
        }
        HandOutStore.Saved saved = log.save();
        then(LONGEST_STEP_MILLIS, onDeath, () -> {
            store(saved);
            then(LONGEST_STEP_MILLIS, onDeath, () -> write(answer, given, onWritten, client));
        });
    }

    private void write(HandOutAnswer answer, List<Long> given, Runnable onWritten, Client client) {
        if (happens(faults.failed())) {
            log.failed(answer, happenings.now());
            client.lost(List.of());
            then(LONGEST_STEP_MILLIS, () -> {}, this::save);
            return;
        }
        if (happens(faults.lost())) {
            client.lost(given);
        } else {
            client.arrived(given);
        }
        then(LONGEST_STEP_MILLIS, () -> {}, () -> {
            log.written(answer, happenings.now());
            onWritten.run();
        });
    }

    private void save() {
        store(log.save());
    }

    private void store(HandOutStore.Saved saved) {
        if (stored == null || saved.version() > stored.version()) {
            stored = saved;
        }
    }

    void send(String text, int longestMillis, Client client) {
        if (down) {
            client.lost(List.of());
            return;
        }
        HandOutLog used = log;
        HandOutAnswer sending = used.sendStarted(happenings.now());
        turn.add(new Waiting(() -> deliver(text, longestMillis, sending, client), client));
        nextTurn();
    }

    private void nextTurn() {
        if (!turnIsTaken && !turn.isEmpty()) {
            turnIsTaken = true;
            turn.remove().delivery().run();
        }
    }

    private void endTurn() {
        turnIsTaken = false;
        nextTurn();
    }

    private void deliver(String text, int longestMillis, HandOutAnswer sending, Client client) {
        Entry entry = entries.compute(text, (key, known) -> known == null || !isRepeat(known) ? newEntry() : known);
        Runnable onDeath = () -> client.lost(entry.id == null ? List.of() : List.of(entry.id));
        boolean fails = happens(faults.refused());
        boolean early = random.nextBoolean();
        then(longestMillis, onDeath, () -> {
            if (fails && early) {
                refuse(sending, client);
                return;
            }
            long id = entry.id == null ? odoo.takeId() : entry.id;
            entry.id = id;
            // What Odoo was asked to do it does, whatever becomes of the gateway.
            int commit = random.nextInt(longestMillis);
            happenings.in(commit, () -> odoo.commit(id, true));
            after(commit + 1, onDeath, () -> {
                if (fails) {
                    refuse(sending, client);
                } else {
                    answer(entry, id, sending, client);
                }
            });
        });
    }

    private boolean isRepeat(Entry known) {
        return !known.answered && known.since.plus(REPEAT_WINDOW).isAfter(happenings.now());
    }

    private Entry newEntry() {
        return new Entry(happenings.now());
    }

    private void refuse(HandOutAnswer sending, Client client) {
        log.sendFailed(sending, happenings.now());
        client.lost(List.of());
        endTurn();
    }

    private void answer(Entry entry, long id, HandOutAnswer sending, Client client) {
        log.sendAnswered(sending, new MessageId(id), happenings.now());
        saveAndWrite(sending, List.of(new MessageId(id)), false, () -> entry.answered = true, client);
        endTurn();
    }

    /** A page begins anew with the newest messages, here: all. */
    void history(Consumer<List<Long>> client, Runnable onLost) {
        if (down) {
            onLost.run();
            return;
        }
        MessageId settled = odoo.settled();
        odoo.load();
        then(LONGEST_STEP_MILLIS, onLost, () -> {
            List<MessageId> page = odoo.visibleAbove(new MessageId(0));
            MessageId last = page.isEmpty() ? new MessageId(0) : page.getLast();
            log.history(page, odoo::isOwn, last, settled, happenings.now());
            save();
            client.accept(page.stream().map(MessageId::value).toList());
        });
    }
}
