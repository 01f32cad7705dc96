package com.seitech.chat.gateway.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Asks the fake over the wire as the integration user, with the fake's own XML. */
final class RawClient {
    private final FakeOdoo odoo;
    private final HttpClient http = HttpClient.newHttpClient();

    RawClient(FakeOdoo odoo) {
        this.odoo = odoo;
    }

    Object load(String externalId, long channel, String content) {
        return execute(
                "seitech.chat.message",
                "load",
                List.of(
                        List.of("id", "channel_id/.id", "author_id/.id", "content"),
                        List.of(List.of(externalId, String.valueOf(channel), "", content))),
                Map.of());
    }

    Object execute(String model, String method, List<?> args, Map<String, ?> kwargs) {
        Object user = call("common", "authenticate", List.of(odoo.database(), odoo.login(), odoo.apiKey(), Map.of()));
        return call("object", "execute_kw", List.of(odoo.database(), user, odoo.apiKey(), model, method, args, kwargs));
    }

    private Object call(String service, String method, List<?> params) {
        StringBuilder request = new StringBuilder("<methodCall><methodName>" + method + "</methodName><params>");
        for (Object param : params) {
            String answer = XmlRpcWriter.result(param);
            request.append(answer, answer.indexOf("<param>"), answer.indexOf("</params>"));
        }
        String body = post(service, request.append("</params></methodCall>").toString());
        assertNoFault(body);
        // The answer's first parameter, read as that of a call.
        String asCall = body.replace("<methodResponse>", "<methodCall><methodName>answer</methodName>")
                .replace("</methodResponse>", "</methodCall>");
        return XmlRpcReader.read(asCall.getBytes(UTF_8)).params().getFirst();
    }

    private static void assertNoFault(String body) {
        if (body.contains("<fault>")) {
            throw new AssertionError(body);
        }
    }

    private String post(String service, String body) {
        try {
            return http.send(
                            HttpRequest.newBuilder(odoo.url().resolve("/xmlrpc/2/" + service))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(UTF_8))
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
