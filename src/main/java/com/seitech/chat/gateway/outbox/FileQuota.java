package com.seitech.chat.gateway.outbox;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** What one session may send of files in any 24 hours. Counted in the database: a restart forgives nothing. */
@Singleton
final class FileQuota {
    private static final Duration DAY = Duration.ofDays(1);

    private final Outbox outbox;
    private final OutboxConfig config;
    private final Clock clock;

    FileQuota(Outbox outbox, OutboxConfig config, Clock clock) {
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** @throws TooManyFiles when the session has no room for the entry's file today */
    void require(OutboxEntry entry) {
        OutboxFile file = entry.file();
        if (file == null) {
            return;
        }
        long most = config.filesPerDay().asLongValue();
        Instant now = clock.instant();
        List<SentBytes> sent = outbox.filesOf(entry.session(), now.minus(DAY));
        long over = sent.stream().mapToLong(SentBytes::bytes).sum() + file.size() - most;
        if (over > 0) {
            throw new TooManyFiles(most, Duration.between(now, freeAgain(sent, over, now)));
        }
    }

    /** When the oldest that have to be a day old are that. */
    private static Instant freeAgain(List<SentBytes> sent, long over, Instant now) {
        Instant last = now;
        Iterator<SentBytes> oldest = sent.iterator();
        for (long left = over; left > 0 && oldest.hasNext(); ) {
            SentBytes next = oldest.next();
            left -= next.bytes();
            last = next.at();
        }
        return last.plus(DAY);
    }
}
