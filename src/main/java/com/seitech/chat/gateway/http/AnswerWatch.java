package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.outbox.Answers;
import com.seitech.chat.gateway.outbox.Receipt;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Reports whether the answer to a send reached the wire. */
@Singleton
final class AnswerWatch {
    private final Answers answers;

    AnswerWatch(Answers answers) {
        this.answers = answers;
    }

    Receipt watch(RoutingContext call, Receipt receipt) {
        if (call.response().closed()) {
            answers.ended(receipt.entry(), false);
        } else {
            call.addEndHandler(end -> answers.ended(receipt.entry(), end.succeeded()));
        }
        return receipt;
    }
}
