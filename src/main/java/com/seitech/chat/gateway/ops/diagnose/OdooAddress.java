package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Whether Odoo is where the settings say, and what time it has. */
final class OdooAddress {
    private static final String SUBJECT = "Odoo's address";
    private static final String CLOCK = "clock";
    /** Answers tell whole seconds. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private static final int OK = 200;

    private final URI url;
    private final Web web;

    OdooAddress(URI url, Web web) {
        this.url = url;
        this.web = web;
    }

    List<Finding> findings() {
        if (url.getHost() == null) {
            return List.of(
                    Finding.fail(SUBJECT, "gateway.odoo.url is no address", "write it like http://localhost:8069"));
        }
        List<Finding> findings = new ArrayList<>(web.address(url, "correct gateway.odoo.url, or the name service"));
        if (findings.stream().noneMatch(Finding::isFailure)) {
            ask(findings);
        }
        return findings;
    }

    private void ask(List<Finding> findings) {
        try {
            judge(web.get(URI.create(url.toString().replaceAll("/+$", "") + "/web/health")), findings);
        } catch (IOException e) {
            findings.add(Finding.fail(
                    SUBJECT,
                    "Odoo does not answer under " + url,
                    "start it (it listens at port 8069 if not told otherwise), or correct gateway.odoo.url"));
        }
    }

    private void judge(HttpResponse<byte[]> answer, List<Finding> findings) {
        if (answer.statusCode() != OK || !Web.text(answer).contains("pass")) {
            findings.add(Finding.fail(
                    SUBJECT,
                    "what answers under " + url + " is no Odoo that works (HTTP " + answer.statusCode() + ")",
                    "set gateway.odoo.url to Odoo itself, not to a page or a redirect; if it is, see Odoo's log"));
            return;
        }
        findings.add(Finding.ok(SUBJECT, "Odoo answers under " + url));
        answer.headers().firstValue("Date").ifPresent(date -> findings.add(clock(date)));
    }

    private Finding clock(String date) {
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration skew = Duration.between(web.clock().instant(), there).abs();
            return skew.compareTo(SKEW) > 0
                    ? Finding.warn(
                            CLOCK,
                            "Odoo's and ours differ by " + skew.toSeconds() + " s",
                            "have both machines set their clocks by NTP")
                    : Finding.ok(CLOCK, "Odoo's goes with ours");
        } catch (DateTimeParseException e) {
            return Finding.warn(
                    CLOCK, "unknown, Odoo's answer has no date that can be read", "see the proxy before it");
        }
    }
}
