package com.seitech.chat.gateway.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;

/** A visitor's calls that take a file, a text or a link, one at a time. */
final class GatewayCalls {
    private static final String PATH = "/api/chat/support";
    private static final String BOUNDARY = "----the-boundary-of-the-benchmark";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;

    GatewayCalls(URI gateway) {
        this.gateway = gateway;
    }

    /** Returns when the file is in Odoo. */
    void upload(Visitor visitor, SampleFile file) {
        List<BodyPart> form = List.of(
                BodyPart.text(field("channel_id", String.valueOf(visitor.channel()))
                        + field("session_token", visitor.token().value())
                        + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + file.name()
                        + "\"\r\nContent-Type: text/plain\r\n\r\n"),
                new BodyPart.Raw(file.path()),
                BodyPart.text("\r\n--" + BOUNDARY + "--\r\n"));
        well(PlainHttp.post(gateway.resolve(PATH + "/upload"), "multipart/form-data; boundary=" + BOUNDARY, form));
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** Returns when the text is in Odoo. */
    void send(Visitor visitor, String text) {
        String body = "{\"channel_id\":%d,\"session_token\":\"%s\",\"content\":\"%s\"}"
                .formatted(visitor.channel(), visitor.token().value(), text);
        well(PlainHttp.post(gateway.resolve(PATH + "/send"), "application/json", List.of(BodyPart.text(body))));
    }

    /** To the file of the visitor's only message, as soon as the gateway has heard of it. */
    URI link(Visitor visitor) {
        PlainHttp.Answer answer = PlainHttp.get(gateway.resolve(PATH + "/" + visitor.channel()
                + "/poll?wait=10&last_message_id=0&session_token="
                + visitor.token().value()));
        String link = well(answer)
                .path("messages")
                .path(0)
                .path("attachment")
                .path("url")
                .asText();
        if (link.isEmpty()) {
            throw new IllegalStateException("no link in " + answer);
        }
        return gateway.resolve(link);
    }

    /** Neither refused nor, as a 202 tells, kept for later. */
    private static JsonNode well(PlainHttp.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("the gateway answered " + answer);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + answer, e);
        }
    }
}
