package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the changes begin after a start. What is saved lags behind what was read: of the last changes those readers have
 * not been told yet who were just away. That is longer than any replica which has readers goes without a look, so one that
 * dies may be followed by one that begins where a third has saved. To be told by one thread.
 */
final class ChangePoints {
    private static final Logger LOG = LoggerFactory.getLogger(ChangePoints.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private record Candidate(int era, ChangePoint point, Instant at) {}

    private final Checkpoints checkpoints;
    private final Duration lag;
    private final Saving saving;
    private volatile @Nullable ChangePoint saved;
    private @Nullable Candidate candidate;

    ChangePoints(Checkpoints checkpoints, Duration lag, Saving saving) {
        this.checkpoints = checkpoints;
        this.lag = lag;
        this.saving = saving;
    }

    /** What an earlier process had reached. */
    Optional<ChangePoint> find() {
        Optional<ChangePoint> found = checkpoints.changes();
        saved = found.orElse(null);
        return found;
    }

    /** @param era in which it was reached */
    void reached(int era, ChangePoint point, Instant now) {
        if (saved == null) {
            saving.begin(() -> save(era, point));
        }
        Candidate older = candidate;
        if (older == null || older.era() != era) {
            candidate = new Candidate(era, point, now);
        } else if (!now.isBefore(older.at().plus(lag))) {
            saving.begin(() -> save(era, older.point()));
            candidate = new Candidate(era, point, now);
        }
    }

    private void save(int era, ChangePoint point) {
        if (point.equals(saved)) {
            return;
        }
        try {
            checkpoints.saveChanges(era, point);
            saved = point;
        } catch (StoreUnavailable e) {
            // Nothing is lost: a restart looks further back.
            SELDOM.warn("position of the changes not saved", line -> line.addKeyValue("reason", e.getMessage()));
        }
    }
}
