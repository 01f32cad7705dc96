package com.seitech.chat.gateway.odoo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the peer, by who has to do something about it. */
public sealed interface OdooStatus {
    /** What a chat needs of the peer, each of which needs those before it. */
    enum Part {
        /** Something answers there, and it is an Odoo. */
        ADDRESS,
        /** It knows the integration user, in that database. */
        CREDENTIALS,
        /** It has the version, models, fields, rights and the agents' group. */
        CONTRACT
    }

    /** What is wrong, each with its cure. */
    List<String> problems();

    /** Visitors can be served. */
    default boolean isReady() {
        return this instanceof Ready;
    }

    /** Before the first look. */
    static OdooStatus unasked() {
        return Away.UNASKED;
    }

    default boolean isKnown() {
        return !equals(Away.UNASKED);
    }

    /** Odoo answers, and is as we need it. */
    record Ready() implements OdooStatus {
        @Override
        public List<String> problems() {
            return List.of();
        }
    }

    /**
     * Odoo, or what it stands on, does not answer: that may pass by itself.
     *
     * @param since when it was missed after it had been ready; null when it was not ready before
     */
    record Away(String problem, @Nullable Instant since) implements OdooStatus {
        static final Away UNASKED = new Away("Odoo has not been asked yet", null);

        @Override
        public List<String> problems() {
            return List.of(problem);
        }
    }

    /**
     * Somebody has to change something, here or in Odoo.
     *
     * @param part the first that does not hold
     */
    record Wrong(Part part, List<String> problems) implements OdooStatus {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
