package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.ChannelState;
import java.util.Locale;

/** The states of a channel as Odoo and the visitors call them. */
final class States {
    private States() {}

    static String of(ChannelState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
