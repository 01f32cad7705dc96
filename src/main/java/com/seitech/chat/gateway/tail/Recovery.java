package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.Verification;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

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
    /** An era was entered, and not all that belongs to it could be done. */
    private boolean unfinished;

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
    public void restored(MessageId survived, MessageId highest, Consumer<MessageId> leaving) {
        enter(() -> eras.begin(survived, highest, clock.instant(), leaving));
    }

    @Override
    public boolean restoredForOthers(Consumer<MessageId> leaving) {
        if (!unfinished && !eras.isBehind()) {
            return false;
        }
        enter(() -> eras.enterLatest(leaving));
        return true;
    }

    private void enter(Runnable era) {
        // From here on nobody is let in who has not been verified.
        verification.suspend();
        if (!unfinished) {
            era.run();
            unfinished = true;
            restored.increment();
        }
        forget.run();
        verification.doubt();
        unfinished = false;
    }

    /** Takes in what other replicas doubt; true when one of them has found a restoration. For any thread. */
    boolean heedOthers() {
        verification.recall();
        return eras.isBehind();
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
