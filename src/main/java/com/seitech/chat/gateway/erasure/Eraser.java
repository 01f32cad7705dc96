package com.seitech.chat.gateway.erasure;

import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.conversation.NotSupported;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.Dispatch;
import com.seitech.chat.gateway.session.Revocations;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.session.StoreUnavailable;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases what is kept of a visitor: here before it answers, in Odoo until it is done. */
@Singleton
public final class Eraser {
    private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);
    /** Odoo ends every call after two minutes; what it commits until then must not outlive the erasure. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(150);

    private final Erasures erasures;
    private final VisitorRecords records;
    private final Dispatch dispatch;
    private final Revocations revocations;
    private final Slots slots;
    private final Clock clock;
    private final ConcurrentHashMap<Erasure, Boolean> underWay = new ConcurrentHashMap<>();

    Eraser(
            Erasures erasures,
            VisitorRecords records,
            Dispatch dispatch,
            Revocations revocations,
            Slots slots,
            Clock clock) {
        this.erasures = erasures;
        this.records = records;
        this.dispatch = dispatch;
        this.revocations = revocations;
        this.slots = slots;
        this.clock = clock;
    }

    /** When it returns, the session is over and nothing of it is kept here. */
    public ErasureReport erase(Session session) {
        Erasure erasure = dispatch.abandon(session, () -> forget(session));
        LOG.atInfo()
                .addKeyValue("session", session.id())
                .addKeyValue("channel", session.channel())
                .log("session erased, as its visitor asked");
        return tryNow(erasure);
    }

    private Erasure forget(Session session) {
        Erasure erasure = erasures.forget(session, clock.instant(), LONGEST_CALL);
        revocations.erased(session);
        return erasure;
    }

    /** Tries again what Odoo could not do before. */
    @Scheduled(every = "30s", delayed = "5s")
    public void goOn() {
        StoreUnavailable.orNextTime(
                LOG,
                "erasures are unknown",
                () -> erasures.pending().stream()
                        .filter(erasure -> slots.isHere(erasure.channel()))
                        .forEach(this::tryNow));
    }

    private ErasureReport tryNow(Erasure erasure) {
        if (erasure.notBefore().isAfter(clock.instant()) || underWay.putIfAbsent(erasure, true) != null) {
            return ErasureReport.of(ErasureReport.Odoo.QUEUED);
        }
        try {
            return inOdoo(erasure);
        } finally {
            underWay.remove(erasure);
        }
    }

    private ErasureReport inOdoo(Erasure erasure) {
        try {
            VisitorRecords.Erased erased = records.erase(erasure.session(), erasure.channel());
            erasures.done(erasure.session());
            return new ErasureReport(ErasureReport.Odoo.ERASED, erased.messages(), erased.files());
        } catch (NotSupported e) {
            erasures.done(erasure.session());
            LOG.atWarn()
                    .addKeyValue("channel", erasure.channel())
                    .log("a visitor asked to be erased, and this Odoo cannot: delete the channel there by hand,"
                            + " and install or upgrade seitech_chat_desk");
            return ErasureReport.of(ErasureReport.Odoo.NOT_SUPPORTED);
        } catch (SourceUnavailable e) {
            LOG.atDebug()
                    .addKeyValue("channel", erasure.channel())
                    .addKeyValue("reason", e.getMessage())
                    .log("not erased in Odoo yet");
            return ErasureReport.of(ErasureReport.Odoo.QUEUED);
        }
    }
}
