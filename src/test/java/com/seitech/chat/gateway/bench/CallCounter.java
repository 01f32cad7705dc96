package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.ReceivedCall;
import com.seitech.chat.gateway.program.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the calls that a {@link FakeOdoo} receives, in tenths of a second. */
final class CallCounter {
    private static final Duration SLOT = Duration.ofMillis(100);
    private static final int SLOTS_OF_A_SECOND = 10;
    /** The fake keeps all calls, and copies them to tell: it should not have many. */
    private static final int KEPT_AT_MOST = 500;

    private final FakeOdoo odoo;
    private final List<Integer> slots = new ArrayList<>();
    private final Map<String, Integer> methods = new TreeMap<>();
    private long start = System.nanoTime();
    private int counted;

    CallCounter(FakeOdoo odoo) {
        this.odoo = odoo;
        Thread.ofPlatform().daemon().name("call counter").start(this::count);
    }

    private void count() {
        while (true) {
            countOnce();
            Pause.of(SLOT);
        }
    }

    private synchronized void countOnce() {
        List<ReceivedCall> all = odoo.receivedCalls();
        List<ReceivedCall> fresh = all.subList(Math.min(counted, all.size()), all.size());
        int slot = (int) ((System.nanoTime() - start) / SLOT.toNanos());
        while (slots.size() <= slot) {
            slots.add(0);
        }
        slots.set(slot, slots.get(slot) + fresh.size());
        fresh.forEach(call -> methods.merge(call.model() + "." + call.method(), 1, Integer::sum));
        counted = all.size();
        if (counted > KEPT_AT_MOST) {
            odoo.forgetCalls();
            counted = 0;
        }
    }

    synchronized void mark() {
        countOnce();
        slots.clear();
        start = System.nanoTime();
        methods.clear();
    }

    synchronized int total() {
        countOnce();
        return slots.stream().mapToInt(Integer::intValue).sum();
    }

    synchronized int busiestSecond() {
        int most = 0;
        for (int first = 0; first < slots.size(); first++) {
            int last = Math.min(first + SLOTS_OF_A_SECOND, slots.size());
            most = Math.max(
                    most,
                    slots.subList(first, last).stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        }
        return most;
    }

    synchronized String byMethod() {
        return methods.toString();
    }
}
