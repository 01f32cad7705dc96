package com.seitech.chat.gateway.browser;

import com.seitech.chat.gateway.packaged.PackagedGateway;
import com.seitech.chat.gateway.real.RealOdoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The servers that people reach with their browsers, one set for all tests of a JVM. */
final class Site implements AutoCloseable {
    private final RealOdoo odoo;
    private final PageServer page;
    private final PackagedGateway gateway;

    private Site(RealOdoo odoo, PageServer page, PackagedGateway gateway) {
        this.odoo = odoo;
        this.page = page;
        this.gateway = gateway;
    }

    /** Starts it, or finds it started by an earlier test; JUnit ends it after the last. */
    static Site of(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Site.class, key -> start(), Site.class);
    }

    private static Site start() {
        RealOdoo odoo = RealOdoo.up();
        PageServer page = PageServer.start();
        int port = freePort();
        PackagedGateway gateway = PackagedGateway.readyWith(
                odoo,
                Map.of(
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "GATEWAY_PUBLIC_URL",
                        "http://127.0.0.1:" + port,
                        "GATEWAY_CORS_ORIGINS",
                        page.origin().toString()));
        page.tellWhereTheGatewayIs(gateway.base());
        return new Site(odoo, page, gateway);
    }

    /** Links to files name the gateway's address, which it must know before it starts. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RealOdoo odoo() {
        return odoo;
    }

    /** Where agents work. */
    URI webClient() {
        return odoo.webUrl();
    }

    /** Where visitors chat. */
    URI page() {
        return page.origin();
    }

    /** Where they do so by the widget. */
    URI embedding() {
        return page.embedding();
    }

    @Override
    public void close() {
        gateway.close();
        page.close();
    }
}
