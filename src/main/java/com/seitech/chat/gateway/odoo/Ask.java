package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import java.util.function.Supplier;

/** Turns whatever goes wrong with Odoo into the one thing that the features need to know. */
final class Ask {
    private Ask() {}

    static <T> T odoo(Supplier<T> question) {
        try {
            return question.get();
        } catch (OdooException e) {
            throw new SourceUnavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
