package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor sends, as {@code Dispatch} and {@code OutboxWorker} go about it: kept, delivered one after the other, and
 * answered before that when it takes too long. Its entries outlive the gateway's process.
 */
final class SimulatedOutbox {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int IMPATIENCE_MILLIS = 300;
    private static final int LONGEST_OUTAGE_MILLIS = 15_000;
    private static final int UNTIL_HEARD_MILLIS = 3_000;

    private record Waiter(HandOutAnswer sending, SimulatedGateway.Client client) {}

    private static final class Entry {
        final MessageId provisional;
        final int longestMillis;
        final Instant since;
        final List<Waiter> waiters = new ArrayList<>();

        @Nullable
        Long id;

        boolean answered;
        boolean shown;
        boolean delivered;
        boolean released;
        boolean parked;

        Entry(long provisional, int longestMillis, Instant since) {
            this.provisional = new MessageId(provisional);
            this.longestMillis = longestMillis;
            this.since = since;
        }

        long odoosId() {
            return Objects.requireNonNull(id);
        }
    }

    private final SimulatedGateway gateway;
    private final Happenings happenings;
    private final SimulatedOdoo odoo;
    private final HandOutFaults faults;
    private final Random random;
    private final Map<String, Entry> byText = new HashMap<>();
    private final Map<Long, Entry> byProvisional = new TreeMap<>();
    private final Queue<Entry> line = new ArrayDeque<>();
    private long last = 4_000_000_000_000_000L;

    SimulatedOutbox(
            SimulatedGateway gateway, Happenings happenings, SimulatedOdoo odoo, HandOutFaults faults, Random random) {
        this.gateway = gateway;
        this.happenings = happenings;
        this.odoo = odoo;
        this.faults = faults;
        this.random = random;
    }

    void kill() {
        for (Entry entry : byProvisional.values()) {
            entry.waiters.forEach(waiter -> waiter.client().lost(List.of()));
            entry.waiters.clear();
        }
    }

    /** After a kill: nobody knows whether those who sent it were answered. */
    void start() {
        for (Entry entry : byProvisional.values()) {
            entry.shown = true;
            if (entry.delivered && !entry.released) {
                release(entry);
            }
        }
        resolve();
        deliverFirst();
    }

    /** The log may have queued what was delivered or given up before it knew. */
    void resolve() {
        gateway.log().provisional().forEach(id -> {
            Entry entry = Objects.requireNonNull(byProvisional.get(id.value()));
            if (entry.delivered || entry.parked) {
                tellLog(entry);
            }
        });
    }

    void accept(String text, int longestMillis, HandOutAnswer sending, SimulatedGateway.Client client) {
        Entry entry = byText.compute(
                text, (key, known) -> known == null || !isRepeat(known) ? newEntry(longestMillis) : known);
        if (entry.delivered) {
            gateway.answerSend(sending, entry.odoosId(), () -> {}, () -> entry.answered = true, client);
            return;
        }
        Waiter waiter = new Waiter(sending, client);
        entry.waiters.add(waiter);
        int patience = gateway.happens(faults.queued()) ? random.nextInt(IMPATIENCE_MILLIS) : PATIENCE_MILLIS;
        gateway.after(patience, () -> {}, () -> {
            if (entry.waiters.remove(waiter)) {
                answerQueued(entry, sending, client);
            }
        });
        enter(entry);
    }

    private Entry newEntry(int longestMillis) {
        Entry entry = new Entry(++last, longestMillis, happenings.now());
        byProvisional.put(last, entry);
        return entry;
    }

    private boolean isRepeat(Entry known) {
        return !known.answered
                && known.since.plus(SimulatedGateway.REPEAT_WINDOW).isAfter(happenings.now());
    }

    private void enter(Entry entry) {
        if (!line.contains(entry)) {
            entry.parked = false;
            line.add(entry);
            if (line.size() == 1) {
                deliverFirst();
            }
        }
    }

    private void answerQueued(Entry entry, HandOutAnswer sending, SimulatedGateway.Client client) {
        if (entry.delivered) {
            gateway.answerSend(sending, entry.odoosId(), () -> {}, () -> entry.answered = true, client);
            return;
        }
        entry.shown = true;
        Runnable resolved = () -> {
            if (entry.delivered || entry.parked) {
                tellLog(entry);
            }
        };
        gateway.answerSend(sending, entry.provisional.value(), resolved, () -> entry.answered = true, client);
    }

    private void deliverFirst() {
        Entry first = line.peek();
        if (first != null) {
            int longest = gateway.happens(faults.queued()) ? LONGEST_OUTAGE_MILLIS : first.longestMillis;
            gateway.then(longest, () -> {}, () -> attempt(first));
        }
    }

    private void attempt(Entry first) {
        if (first.id == null && gateway.happens(faults.refused())) {
            park(first);
            return;
        }
        long id = first.id == null ? odoo.takeId() : first.id;
        first.id = id;
        odoo.holdBack(id);
        // What Odoo was asked to do it does, whatever becomes of the gateway.
        int commit = random.nextInt(first.longestMillis);
        happenings.in(commit, () -> odoo.commit(id, true));
        int heard = gateway.happens(faults.queued()) ? random.nextInt(UNTIL_HEARD_MILLIS) : 0;
        gateway.after(commit + 1 + heard, () -> {}, () -> delivered(first));
    }

    private void park(Entry first) {
        line.remove();
        first.parked = true;
        if (first.shown) {
            tellLog(first);
        }
        first.waiters.forEach(waiter -> gateway.refuseSend(waiter.sending(), waiter.client()));
        first.waiters.clear();
        deliverFirst();
    }

    /** Kept first; then the log is told, then the feed, then those who wait. */
    private void delivered(Entry first) {
        line.remove();
        first.delivered = true;
        gateway.then(SimulatedGateway.LONGEST_STEP_MILLIS, () -> {}, () -> {
            if (first.shown) {
                tellLog(first);
            }
            gateway.then(SimulatedGateway.LONGEST_STEP_MILLIS, () -> {}, () -> {
                release(first);
                List<Waiter> waiters = List.copyOf(first.waiters);
                first.waiters.clear();
                waiters.forEach(waiter -> gateway.answerSend(
                        waiter.sending(), first.odoosId(), () -> {}, () -> first.answered = true, waiter.client()));
            });
        });
        deliverFirst();
    }

    private void tellLog(Entry entry) {
        MessageId id = entry.delivered ? new MessageId(entry.odoosId()) : null;
        gateway.log().replaced(entry.provisional, id, happenings.now());
        gateway.save();
    }

    private void release(Entry entry) {
        entry.released = true;
        odoo.release(entry.odoosId());
    }

    /** What pages show as queued, or as failed. */
    List<MessageId> shown() {
        return byProvisional.values().stream()
                .filter(entry -> entry.shown && !entry.released)
                .map(entry -> entry.provisional)
                .toList();
    }

    long meant(long number) {
        Entry entry = byProvisional.get(number);
        return entry == null || entry.id == null ? number : entry.id;
    }

    boolean isParked(long number) {
        Entry entry = byProvisional.get(number);
        return entry != null && entry.parked;
    }
}
