package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.fault.Episode;
import com.seitech.chat.gateway.fault.FaultSchedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What goes wrong when, as a seed has it. The three go on beside each other, so that a gateway also starts while Odoo is
 * away.
 */
record Plan(List<Episode> network, List<Blow> odoo, List<Blow> gateway) {
    /** Between two blows to the same part: it comes back, and is used for a while. */
    private static final Duration SLOT = Duration.ofSeconds(30);
    /** A blow falls in the first part of its slot. */
    private static final double PART_OF_SLOT = 0.6;

    /** So many replicas are killed before all are restarted. */
    private static final int ROLLING = 3;

    Plan {
        network = List.copyOf(network);
        odoo = List.copyOf(odoo);
        gateway = List.copyOf(gateway);
    }

    /** However short, it has a restart of Odoo, one of the database and a kill of the gateway. */
    static Plan of(Options options) {
        if (options.calm()) {
            return new Plan(List.of(), List.of(), List.of());
        }
        Random random = new Random(options.seed());
        Duration length = options.length();
        if (options.isOfReplicas()) {
            return ofReplicas(length, random);
        }
        List<Blow.Kind> kinds = kinds(Math.max(2, slots(length)), random);
        return new Plan(
                FaultSchedule.of(random.nextLong(), length),
                blows(kinds, length, random),
                blows(Collections.nCopies(Math.max(1, slots(length)), Blow.Kind.KILL_GATEWAY), length, random));
    }

    /** However short, it has a kill and a restart of the database; with room for more, the replicas are restarted, too. */
    private static Plan ofReplicas(Duration length, Random random) {
        List<Blow.Kind> databases = Collections.nCopies(Math.max(1, slots(length) / 2), Blow.Kind.RESTART_DATABASE);
        List<Blow.Kind> kinds =
                new ArrayList<>(Collections.nCopies(Math.max(1, slots(length)), Blow.Kind.KILL_REPLICA));
        for (int i = ROLLING; i < kinds.size(); i += ROLLING + 1) {
            kinds.set(i, Blow.Kind.ROLLING_RESTART);
        }
        return new Plan(List.of(), blows(databases, length, random), blows(kinds, length, random));
    }

    private static int slots(Duration length) {
        return (int) length.dividedBy(SLOT);
    }

    /** In pairs: the database, and Odoo itself one way or the other. */
    private static List<Blow.Kind> kinds(int count, Random random) {
        List<Blow.Kind> kinds = new ArrayList<>();
        while (kinds.size() < count) {
            Blow.Kind odoo = random.nextBoolean() ? Blow.Kind.RESTART_ODOO : Blow.Kind.KILL_ODOO;
            List<Blow.Kind> pair = new ArrayList<>(List.of(odoo, Blow.Kind.RESTART_DATABASE));
            Collections.shuffle(pair, random);
            kinds.addAll(pair);
        }
        return kinds.subList(0, count);
    }

    private static List<Blow> blows(List<Blow.Kind> kinds, Duration length, Random random) {
        List<Blow> blows = new ArrayList<>();
        double slot = (double) length.toMillis() / kinds.size();
        for (int i = 0; i < kinds.size(); i++) {
            Duration at = Duration.ofMillis((long) (slot * (i + random.nextDouble() * PART_OF_SLOT)));
            blows.add(new Blow(at, kinds.get(i)));
        }
        return blows;
    }
}
