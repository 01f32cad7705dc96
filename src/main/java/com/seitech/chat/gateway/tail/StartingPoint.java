package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the tail begins after a start: some minutes before the point that an earlier process had reached, since a
 * transaction of that time may have committed while nobody asked.
 */
final class StartingPoint {
    private static final Logger LOG = LoggerFactory.getLogger(StartingPoint.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(10);

    private final Checkpoints checkpoints;
    private final Eras eras;
    private final TailConfig config;
    private final Saving saving;
    private volatile Instant nextSave = Instant.MIN;

    StartingPoint(Checkpoints checkpoints, Eras eras, TailConfig config, Saving saving) {
        this.checkpoints = checkpoints;
        this.eras = eras;
        this.config = config;
        this.saving = saving;
    }

    /** @param newest what Odoo has now; less than a checkpoint when its database was rebuilt */
    MessageId find(MessageId newest) {
        Optional<MessageId> reached = checkpoints.startingPoint().filter(point -> point.compareTo(newest) <= 0);
        long look = reached.isPresent() ? config.longestLook() : config.firstLook();
        long earliest = Math.max(0, newest.value() - look);
        return new MessageId(Math.max(earliest, reached.map(MessageId::value).orElse(0L)));
    }

    /** What an earlier process saw last. */
    Position position() {
        return checkpoints
                .position()
                .or(() -> checkpoints.startingPoint().map(Position::upTo))
                .orElse(Position.NOTHING);
    }

    /** @param restored called when another replica has found that Odoo was restored, and this one does not know it yet */
    void reached(MessageId settled, Position seen, Instant now, Runnable restored) {
        if (now.isBefore(nextSave)) {
            return;
        }
        int era = eras.current();
        saving.begin(() -> {
            if (!save(era, settled, seen, now) && era == eras.current()) {
                restored.run();
            }
        });
    }

    void stopped(MessageId settled, Position seen, Instant now) {
        var _ = save(eras.current(), settled, seen, now);
    }

    private boolean save(int era, MessageId settled, Position seen, Instant now) {
        try {
            boolean inTheEra = checkpoints.save(era, settled, now) && checkpoints.savePosition(era, seen);
            nextSave = now.plus(BETWEEN_SAVES);
            return inTheEra;
        } catch (StoreUnavailable e) {
            // Nothing is lost: a restart looks further back.
            SELDOM.warn("checkpoint not saved", line -> line.addKeyValue("reason", e.getMessage()));
            return true;
        }
    }
}
