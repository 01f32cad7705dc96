package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.outbox.Answers;
import com.seitech.chat.gateway.tail.News;
import com.seitech.chat.gateway.tail.OwnSends;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Reports whether the answer to a send reached the wire. */
@Singleton
final class AnswerWatch {
    /** Untold, a send counts as not answered: its visitor sends again what he did not see arrive. */
    private static final boolean WITHOUT_A_WORD = false;

    private final Answers answers;
    private final AnswerOutcomes outcomes;

    AnswerWatch(Answers answers, AnswerOutcomes outcomes) {
        this.answers = answers;
        this.outcomes = outcomes;
    }

    void watch(RoutingContext call, OwnSends.Sent<?> sent) {
        News.Outcome both = written -> {
            answers.ended(sent.receipt().entry(), written);
            sent.outcome().ended(written);
        };
        outcomes.watch(call, both, WITHOUT_A_WORD);
    }
}
