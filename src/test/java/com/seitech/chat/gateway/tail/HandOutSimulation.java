package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A visitor with one or more pages, agents who answer, and everything that goes wrong between them; then calm. */
final class HandOutSimulation {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    /** Longer than a repeat is waited for. */
    private static final int CALM_MILLIS = 240_000;

    private static final int CHANGE_MILLIS = 7_000;
    private static final int LAST_WORD_MILLIS = 20_000;
    private static final int LONGEST_COMMIT_MILLIS = 4_000;

    private final Happenings happenings = new Happenings();
    private final SimulatedOdoo odoo = new SimulatedOdoo();
    private final Random random;
    private final HandOutFaults faults;
    private final ChatPace pace;
    private final SimulatedGateway gateway;
    private final List<SimulatedTab> tabs = new ArrayList<>();

    HandOutSimulation(HandOutFaults faults, ChatPace pace, long seed) {
        // Spread, since neighbouring seeds begin alike.
        this.random = new Random(seed * SPREAD);
        this.faults = faults;
        this.pace = pace;
        this.gateway = new SimulatedGateway(happenings, odoo, faults, random);
        boolean waits = random.nextInt(4) == 0;
        int pollMillis = 300 + random.nextInt(3000);
        for (int i = 0; i < faults.tabs(); i++) {
            tabs.add(new SimulatedTab(happenings, gateway, random, pollMillis, waits));
        }
    }

    void run() {
        tabs.forEach(SimulatedTab::open);
        follow();
        for (int i = 0; i < pace.agents(); i++) {
            atRandom(this::agentWrites);
        }
        for (int i = 0; i < pace.own(); i++) {
            String text = "text " + i;
            atRandom(() -> write(text));
        }
        atRandom(() -> writer().ifPresent(tab -> tab.attach("file")));
        for (int i = 0; i < faults.kills(); i++) {
            atRandom(gateway::kill);
        }
        for (int i = 0; i < faults.reloads(); i++) {
            atRandom(() -> anyTab().reload());
        }
        happenings.runUntil(pace.lastsMillis());
        gateway.calmDown();
        happenings.runUntil(pace.lastsMillis() + CALM_MILLIS);
        odoo.commit(odoo.takeId(), false);
        happenings.runUntil(pace.lastsMillis() + CALM_MILLIS + LAST_WORD_MILLIS);
    }

    private void atRandom(Runnable action) {
        happenings.in(random.nextInt(pace.lastsMillis()), action);
    }

    private void write(String text) {
        writer().ifPresent(tab -> tab.say(text));
    }

    /** A visitor writes in one page at a time, and takes a while to go from one to the next. */
    private Optional<SimulatedTab> writer() {
        long phase = happenings.millis() / pace.phaseMillis();
        boolean changes =
                tabs.size() > 1 && happenings.millis() % pace.phaseMillis() > pace.phaseMillis() - CHANGE_MILLIS;
        return changes ? Optional.empty() : Optional.of(tabs.get((int) (phase % tabs.size())));
    }

    private SimulatedTab anyTab() {
        return tabs.get(random.nextInt(tabs.size()));
    }

    private void follow() {
        odoo.follow();
        happenings.in(20 + random.nextInt(400), this::follow);
    }

    private void agentWrites() {
        long id = odoo.takeId();
        boolean late = random.nextInt(100) < faults.late();
        Runnable end = random.nextInt(20) == 0 ? () -> odoo.rollBack(id) : () -> odoo.commit(id, false);
        happenings.in(late ? random.nextInt(LONGEST_COMMIT_MILLIS) : 0, end);
    }

    /** What a page holds twice, or what there never was. */
    List<String> excess() {
        List<String> found = new ArrayList<>();
        for (SimulatedTab tab : tabs) {
            Set<Long> seen = new HashSet<>();
            tab.list().stream()
                    .filter(id -> !seen.add(id) || !(odoo.exists(id) || gateway.isParked(id)))
                    .forEach(id -> found.add(id + " in " + tab.list()));
        }
        return found;
    }

    /** What a page lacks, although nothing that was to bring it got lost before it wrote something itself. */
    List<String> agentsMissing() {
        return missing(false);
    }

    List<String> ownMissing() {
        return missing(true);
    }

    private List<String> missing(boolean own) {
        List<String> found = new ArrayList<>();
        for (SimulatedTab tab : tabs) {
            odoo.messages().stream()
                    .filter(id -> odoo.isOwn(new MessageId(id)) == own)
                    .filter(id -> !tab.list().contains(id) && !tab.mayLack(id))
                    .forEach(id -> found.add(id + " in " + tab.list()));
        }
        return found;
    }
}
