package com.seitech.chat.gateway.fake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The faults that are still to come. */
final class FaultQueue {
    private final List<Planned> once = new ArrayList<>();
    private final List<Planned> always = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();

    private record Planned(Predicate<ReceivedCall> kind, Fault fault) {}

    synchronized void add(Predicate<ReceivedCall> kind, Fault fault) {
        once.add(new Planned(kind, fault));
    }

    synchronized Gate gate() {
        Gate gate = new Gate();
        gates.add(gate);
        return gate;
    }

    synchronized void always(Predicate<ReceivedCall> kind, Fault fault) {
        always.add(new Planned(kind, fault));
    }

    synchronized Fault take(ReceivedCall call) {
        for (Iterator<Planned> planned = once.iterator(); planned.hasNext(); ) {
            Planned next = planned.next();
            if (next.kind().test(call)) {
                planned.remove();
                return next.fault();
            }
        }
        return always.stream()
                .filter(planned -> planned.kind().test(call))
                .map(Planned::fault)
                .findFirst()
                .orElseGet(Fault.Healthy::new);
    }

    /** Forgets all and lets go whom it holds. */
    synchronized void clear() {
        gates.forEach(Gate::open);
        gates.clear();
        once.clear();
        always.clear();
    }
}
