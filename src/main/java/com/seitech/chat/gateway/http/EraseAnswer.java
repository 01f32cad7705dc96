package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.seitech.chat.gateway.erasure.ErasureReport;
import java.util.Locale;

/**
 * What an erasure did.
 *
 * @param gateway what is kept here: always gone
 * @param odoo erased, queued while it is away, or not_supported
 */
record EraseAnswer(boolean success, String gateway, String odoo, Deleted deleted) {
    /** What Odoo deleted. */
    record Deleted(
            @JsonProperty long messages, @JsonProperty long files) {}

    static EraseAnswer of(ErasureReport report) {
        return new EraseAnswer(
                true,
                "erased",
                report.odoo().name().toLowerCase(Locale.ROOT),
                new Deleted(report.messages(), report.files()));
    }
}
