package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is new, the oldest message first.
 *
 * @param updated messages that changed lately: each replaces the one with its id; absent when there are none
 * @param degraded present and true when Odoo could not be asked, so that there may be more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PollAnswer(
        boolean success,
        List<MessageView> messages,
        boolean isTyping,
        String cursor,
        String state,
        @Nullable List<Object> updated,
        @Nullable Boolean degraded) {}
