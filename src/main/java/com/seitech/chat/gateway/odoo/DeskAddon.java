package com.seitech.chat.gateway.odoo;

import com.github.benmanes.caffeine.cache.Cache;
import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the agents' side offers here beyond the chat module. An addon that was installed or upgraded is noticed within
 * {@link #KEPT}; one that was taken away, at the first call that fails for it.
 */
@Singleton
final class DeskAddon {
    static final Duration KEPT = Duration.ofMinutes(5);

    private enum Offer {
        DELETIONS,
        TYPING,
        READ_MARKS,
        RATINGS,
        NEWS
    }

    private final Odoo odoo;
    private final Cache<Offer, Boolean> offers;

    DeskAddon(Odoo odoo, Clock clock) {
        this.odoo = odoo;
        this.offers = AnswerCaches.kept(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    boolean logsDeletions() {
        return offers.get(Offer.DELETIONS, offer -> mayReadDeletions());
    }

    /** Taken for given where deletions are logged, until a call shows otherwise: see {@link #lacksTyping}. */
    boolean exchangesTyping() {
        return logsDeletions() && offers.get(Offer.TYPING, offer -> true);
    }

    void lacksTyping() {
        offers.put(Offer.TYPING, false);
    }

    boolean keepsReadMarks() {
        return offers.get(Offer.READ_MARKS, offer -> exists(Models.SEEN));
    }

    void lacksReadMarks() {
        offers.put(Offer.READ_MARKS, false);
    }

    boolean keepsRatings() {
        return offers.get(Offer.RATINGS, offer -> hasField(Models.CHANNEL, "desk_rating"));
    }

    void lacksRatings() {
        offers.put(Offer.RATINGS, false);
    }

    /** Like {@link #exchangesTyping}. */
    boolean tellsNews() {
        return logsDeletions() && offers.get(Offer.NEWS, offer -> true);
    }

    void lacksNews() {
        offers.put(Offer.NEWS, false);
    }

    /** Asks what only the addon answers, and looks again whether it is there when Odoo refuses. */
    <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (OdooRejected | OdooFault e) {
            offers.invalidateAll();
            throw e;
        }
    }

    /** Without the right to read it, the log is of no more use than none. */
    private boolean mayReadDeletions() {
        return mayRead(Models.DELETION).orElse(false);
    }

    /** Whether or not the gateway may read it. */
    private boolean exists(String model) {
        return mayRead(model).isPresent();
    }

    private boolean hasField(String model, String field) {
        Map<String, ?> named = Map.of("allfields", List.of(field), "attributes", List.of("type"));
        Object fields = odoo.read(Lane.SHARED, model, "fields_get", List.of(), named);
        return fields instanceof Map<?, ?> found && found.containsKey(field);
    }

    /** Empty where there is no such model. */
    private Optional<Boolean> mayRead(String model) {
        try {
            List<?> read = List.of(List.of(), "read");
            return Optional.of(Boolean.TRUE.equals(odoo.read(Lane.SHARED, model, "has_access", read, Map.of())));
        } catch (OdooRejected e) {
            return Optional.empty();
        }
    }
}
