package com.seitech.chat.gateway.chaos;

import com.fasterxml.jackson.databind.JsonNode;

/** How a call ended, as far as its caller can tell. */
sealed interface Answer {
    /**
     * Something came back.
     *
     * @param saysWhenToRepeat has a {@code Retry-After}
     */
    record Given(int status, JsonNode body, boolean saysWhenToRepeat) implements Answer {
        /** The message's id, of Odoo or provisional; 0 in any other answer. */
        long messageId() {
            return isSuccess() ? body.path("message_id").asLong() : 0;
        }

        boolean isQueued() {
            return status == 202 && isSuccess();
        }

        boolean isSuccess() {
            boolean kept = status == 202 && body.path("queued").asBoolean();
            return (status == 200 || kept) && body.path("success").asBoolean();
        }

        /** The caller may do the same again later. */
        boolean isWorthRepeating() {
            return status == 429 || status >= 500;
        }

        /** An error after which the caller knows what to do. */
        boolean isUsefulError() {
            boolean waits = status == 429 || status == 503;
            return body.path("success").isBoolean()
                    && !body.path("success").asBoolean()
                    && !body.path("code").asText().isEmpty()
                    && !body.path("error").asText().isEmpty()
                    && (saysWhenToRepeat || !waits);
        }

        @Override
        public String toString() {
            String what = isUsefulError() ? body.path("code").asText() : body.toString();
            return status + " " + (isSuccess() ? "message " + messageId() : what);
        }
    }

    /** The connection broke, or was not made. */
    record Missing(String reason) implements Answer {
        @Override
        public String toString() {
            return "no answer: " + reason;
        }
    }
}
