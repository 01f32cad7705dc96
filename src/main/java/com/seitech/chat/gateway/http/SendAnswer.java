package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.seitech.chat.gateway.outbox.Receipt;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted.
 *
 * @param queued present and true when it is on its way to Odoo still; {@code messageId} is provisional then
 * @param fileUrl when it is in Odoo and carries a file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SendAnswer(
        boolean success,
        long messageId,
        @Nullable Boolean queued,
        @Nullable String fileUrl) {
    static RestResponse<SendAnswer> of(Receipt receipt, @Nullable String fileUrl) {
        Boolean queued = receipt.isQueued() ? true : null;
        return RestResponse.status(
                receipt.isQueued() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK,
                new SendAnswer(true, receipt.messageId().value(), queued, fileUrl));
    }

    @Override
    public String toString() {
        return "SendAnswer[" + messageId + "]";
    }
}
