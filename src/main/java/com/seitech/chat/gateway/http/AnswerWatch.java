package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.outbox.Answers;
import com.seitech.chat.gateway.tail.News;
import com.seitech.chat.gateway.tail.OwnSends;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Reports whether the answer to a send reached the wire. */
@Singleton
final class AnswerWatch {
    private final Answers answers;

    AnswerWatch(Answers answers) {
        this.answers = answers;
    }

    void watch(RoutingContext call, OwnSends.Sent<?> sent) {
        onEnd(call, written -> {
            answers.ended(sent.receipt().entry(), written);
            sent.outcome().ended(written);
        });
    }

    /** Told once, also when the client has left already. */
    static void onEnd(RoutingContext call, News.Outcome outcome) {
        if (call.response().closed()) {
            outcome.ended(false);
        } else {
            call.addEndHandler(end -> outcome.ended(end.succeeded()));
        }
    }
}
