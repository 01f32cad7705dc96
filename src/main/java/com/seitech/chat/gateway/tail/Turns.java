package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.cluster.Slots;
import java.time.Duration;

/**
 * Every replica asks Odoo for itself. So that all together ask about as often as one that is alone, each pauses as many
 * times longer as there are replicas.
 */
final class Turns {
    /** Nobody waits longer for an edit or a sign of typing, however many replicas there are. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Slots slots;

    Turns(Slots slots) {
        this.slots = slots;
    }

    Duration stretched(Duration pause) {
        return stretched(pause, LONGEST);
    }

    /** @param longest is not stretched beyond; a pause that is longer already stays as it is */
    Duration stretched(Duration pause, Duration longest) {
        Duration shared = pause.multipliedBy(slots.replicas());
        Duration bound = longest.compareTo(pause) > 0 ? longest : pause;
        return shared.compareTo(bound) < 0 ? shared : bound;
    }
}
