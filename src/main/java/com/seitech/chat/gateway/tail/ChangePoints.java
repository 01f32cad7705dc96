package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.session.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the changes begin after a start. What is saved lags behind what was read: of the last changes those readers have
 * not been told yet who were just away. Not for several threads.
 */
final class ChangePoints {
    private static final Logger LOG = LoggerFactory.getLogger(ChangePoints.class);

    private record Candidate(ChangePoint point, Instant at) {}

    private final Checkpoints checkpoints;
    private final Duration lag;
    private @Nullable ChangePoint saved;
    private @Nullable Candidate candidate;

    ChangePoints(Checkpoints checkpoints, Duration lag) {
        this.checkpoints = checkpoints;
        this.lag = lag;
    }

    /** What an earlier process had reached. */
    Optional<ChangePoint> find() {
        Optional<ChangePoint> found = checkpoints.changes();
        saved = found.orElse(null);
        return found;
    }

    void reached(ChangePoint point, Instant now) {
        if (saved == null) {
            save(point);
        }
        Candidate older = candidate;
        if (older == null) {
            candidate = new Candidate(point, now);
        } else if (!now.isBefore(older.at().plus(lag))) {
            save(older.point());
            candidate = new Candidate(point, now);
        }
    }

    private void save(ChangePoint point) {
        if (point.equals(saved)) {
            return;
        }
        try {
            checkpoints.saveChanges(point);
            saved = point;
        } catch (StoreUnavailable e) {
            // Nothing is lost: a restart looks further back.
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("position of the changes not saved");
        }
    }
}
