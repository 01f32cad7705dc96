package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Verification;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;

/**
 * Puts right what is remembered when Odoo has lost what it had. Sessions are verified before anybody is let in again; after
 * a restoration nothing that was read before it is given out any more.
 */
final class Recovery implements Losses {
    private final Verification verification;
    private final Eras eras;
    private final Clock clock;
    private final LongAdder vanished = new LongAdder();
    private final LongAdder restored = new LongAdder();
    private Runnable forget = () -> {};
    private Runnable recheck = () -> {};

    Recovery(Verification verification, Eras eras, Clock clock) {
        this.verification = verification;
        this.eras = eras;
        this.clock = clock;
    }

    /** @param everything that came from Odoo, when it is not true any more */
    void toForget(Runnable everything) {
        forget = everything;
    }

    /** @param held whether Odoo still has what is held of it */
    void toRecheck(Runnable held) {
        recheck = held;
    }

    @Override
    public void vanished() {
        vanished.increment();
        verification.doubt();
        recheck.run();
    }

    @Override
    public void restored(MessageId survived, MessageId highest) {
        restored.increment();
        // From here on nobody is let in who has not been verified.
        verification.suspend();
        eras.begin(survived, highest, clock.instant());
        forget.run();
        verification.doubt();
    }

    /** How often the last messages were gone, since the start. */
    long vanishedCount() {
        return vanished.sum();
    }

    /** How often ids were given anew. */
    long restoredCount() {
        return restored.sum();
    }
}
