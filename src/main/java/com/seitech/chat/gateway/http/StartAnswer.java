package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.seitech.chat.gateway.conversation.Started;

/** An open chat. {@code resumed} is there, and true, when it was open before. */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record StartAnswer(boolean success, long channelId, String sessionToken, boolean resumed) {
    static StartAnswer of(Started started) {
        return new StartAnswer(
                true, started.session().channel().value(), started.token().value(), started.resumed());
    }

    @Override
    public String toString() {
        return "StartAnswer[" + channelId + "]";
    }
}
