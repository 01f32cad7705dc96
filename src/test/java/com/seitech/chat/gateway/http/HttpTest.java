package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;

/** The gateway over real HTTP, in front of a {@link FakeOdoo}. */
@WithTestResource(FakeOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
abstract class HttpTest {
    FakeOdoo odoo;

    @TestHTTPResource
    URI base;

    Browser browser;

    @BeforeEach
    void freshOdoo() {
        odoo.reset();
        browser = new Browser(base);
    }
}
