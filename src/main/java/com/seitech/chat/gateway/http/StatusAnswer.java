package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.seitech.chat.gateway.conversation.Availability;

/**
 * What the widget's light shows.
 *
 * @param features which calls do something here; the others are answered 501
 */
record StatusAnswer(
        boolean success, boolean online, boolean agentsAvailable, boolean acceptsMessages, Features features) {
    /** By the last word of their paths. */
    record Features(
            @JsonProperty boolean typing,
            @JsonProperty boolean read,
            @JsonProperty boolean close,
            @JsonProperty boolean rating,
            @JsonProperty boolean transcript) {
        static Features of(Availability.Features known) {
            return new Features(known.typing(), known.read(), true, known.rating(), true);
        }
    }
}
