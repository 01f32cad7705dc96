package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway does with one session's requests, step by step as {@link Polls} and {@link OwnSends} do it, so that
 * everything else may happen between any two steps, a kill among it.
 */
final class SimulatedGateway {
    private static final Duration OVERLAP = Duration.ofSeconds(1);
    static final Duration REPEAT_WINDOW = Duration.ofSeconds(60);
    static final int LONGEST_STEP_MILLIS = 40;
    private static final int LOOK_AGAIN_MILLIS = 200;
    /** A process takes this long to start: whatever the one before had sent has arrived by then. */
    private static final int SHORTEST_DOWN_MILLIS = 1_000;

    /** Its end, for the client that asked. */
    interface Client {
        void arrived(List<Long> ids);

        /** Nothing came. The gateway may believe that it has given these. */
        void lost(List<Long> ids);
    }

    private final Happenings happenings;
    private final SimulatedOdoo odoo;
    private final HandOutFaults faults;
    private final Random random;
    private final SimulatedOutbox outbox;
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
        this.outbox = new SimulatedOutbox(this, happenings, odoo, faults, random);
        this.log = new HandOutLog(new ChannelId(1), null, OVERLAP, REPEAT_WINDOW, happenings.now());
    }

    /** From now on nothing goes wrong. */
    void calmDown() {
        calm = true;
    }

    void kill() {
        life++;
        down = true;
        outbox.kill();
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
        log = new HandOutLog(new ChannelId(1), stored, OVERLAP, REPEAT_WINDOW, happenings.now());
        outbox.start();
    }

    boolean isCalm() {
        return calm;
    }

    HandOutLog log() {
        return log;
    }

    boolean happens(int percent) {
        return !calm && random.nextInt(100) < percent;
    }

    /** The next step of a request, unless the process dies before. */
    void then(int longestMillis, Runnable onDeath, Runnable step) {
        after(random.nextInt(longestMillis), onDeath, step);
    }

    void after(int millis, Runnable onDeath, Runnable step) {
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
                saveAndWrite(answer, out.ids(), happens(faults.unsaved()), () -> {}, () -> {}, client);
            } else if (happenings.millis() < until && !out.heldBack()) {
                then(LOOK_AGAIN_MILLIS, () -> client.lost(List.of()), () -> look(last, requested, until, client));
            } else {
                client.arrived(List.of());
            }
        });
    }

    private void saveAndWrite(
            HandOutAnswer answer,
            List<MessageId> ids,
            boolean unsaved,
            Runnable onStored,
            Runnable onWritten,
            Client client) {
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
            onStored.run();
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

    void save() {
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
        HandOutAnswer sending = log.sendStarted(happenings.now());
        then(
                LONGEST_STEP_MILLIS,
                () -> client.lost(List.of()),
                () -> outbox.accept(text, longestMillis, sending, client));
    }

    /** It is accepted, delivered or not. */
    void answerSend(HandOutAnswer sending, long id, Runnable onStored, Runnable onWritten, Client client) {
        log.sendAnswered(sending, new MessageId(id), happenings.now());
        saveAndWrite(sending, List.of(new MessageId(id)), false, onStored, onWritten, client);
    }

    void refuseSend(HandOutAnswer sending, Client client) {
        log.sendFailed(sending, happenings.now());
        client.lost(List.of());
    }

    /** Under which id Odoo has it, if that was a provisional one. */
    long meant(long number) {
        return outbox.meant(number);
    }

    /** Given up: pages go on showing it. */
    boolean isParked(long number) {
        return outbox.isParked(number);
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
            List<MessageId> page = new ArrayList<>(odoo.visibleAbove(new MessageId(0)));
            page.addAll(outbox.shown());
            MessageId last = page.isEmpty() ? new MessageId(0) : page.getLast();
            log.history(page, id -> HandOutLog.isProvisional(id) || odoo.isOwn(id), last, settled, happenings.now());
            outbox.resolve();
            save();
            client.accept(page.stream().map(MessageId::value).toList());
        });
    }
}
