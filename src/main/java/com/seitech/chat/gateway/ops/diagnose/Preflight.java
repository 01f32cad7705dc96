package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks as a browser does before a page's first call, and looks what came through the proxies in front: the answer's CORS
 * headers on the way back, the client's address on the way there.
 */
final class Preflight {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String PROXY = "proxy headers";

    private final URI url;
    private final String origin;
    private final Web web;
    private final Management gateway;

    Preflight(URI url, String origin, Web web, Management gateway) {
        this.url = url;
        this.origin = origin;
        this.web = web;
        this.gateway = gateway;
    }

    List<Finding> findings() {
        Optional<Management.Clients> before = gateway.clients();
        Finding cors = cors();
        return List.of(cors, proxy(before, gateway.clients()));
    }

    private Finding cors() {
        try {
            return cors(web.ask(
                    "OPTIONS",
                    URI.create(url + PublicAddress.API + "send"),
                    Map.of(
                            "Origin", origin,
                            "Access-Control-Request-Method", "POST",
                            "Access-Control-Request-Headers", "content-type")));
        } catch (IOException e) {
            return Finding.fail(
                    OriginLook.SUBJECT, "a preflight has no answer", "see the proxy in front of the gateway");
        }
    }

    private Finding cors(HttpResponse<byte[]> answer) {
        List<String> allowed = answer.headers().allValues(ALLOW_ORIGIN);
        if (allowed.size() > 1) {
            return Finding.fail(
                    OriginLook.SUBJECT,
                    "from outside there are " + allowed.size() + " headers " + ALLOW_ORIGIN
                            + ", so browsers refuse all",
                    "let the proxy add no CORS headers: the gateway sends them");
        }
        if (answer.statusCode() / 100 != 2 || !allowed.contains(origin) || !credentials(answer)) {
            return Finding.fail(
                    OriginLook.SUBJECT,
                    "from outside, pages of " + origin + " may not use the chat (HTTP " + answer.statusCode() + ")",
                    "add it to gateway.cors.origins, and let the proxy pass OPTIONS and answer nothing itself");
        }
        return Finding.ok(OriginLook.SUBJECT, "from outside, pages of " + origin + " may use the chat");
    }

    private static boolean credentials(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Access-Control-Allow-Credentials")
                .filter("true"::equals)
                .isPresent();
    }

    private Finding proxy(Optional<Management.Clients> before, Optional<Management.Clients> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Finding.warn(
                    PROXY, "unknown, the gateway's management port cannot be asked", "name it with --management");
        }
        return proxy(before.get(), after.get());
    }

    private static Finding proxy(Management.Clients before, Management.Clients after) {
        if (after.unbelieved() > before.unbelieved()) {
            return Finding.fail(
                    PROXY,
                    "a proxy names the visitors, and is not believed, so that all of them count as one",
                    "name it in gateway.http.trusted-proxies");
        }
        if (after.unnamed() > before.unnamed()) {
            return Finding.fail(
                    PROXY,
                    "the proxy does not name the visitors, so that all of them count as one",
                    "have it set the header (nginx: proxy_set_header X-Forwarded-For $remote_addr;), see"
                            + " gateway.http.proxy-header");
        }
        if (after.named() > before.named()) {
            return Finding.ok(PROXY, "the proxy names the visitors");
        }
        return after.direct() > before.direct()
                ? Finding.ok(PROXY, "no proxy names visitors: right if they come to the gateway itself")
                : Finding.warn(
                        PROXY, "unknown, the request came to another gateway", "name that one with --management");
    }
}
