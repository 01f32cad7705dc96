package com.seitech.chat.gateway.http;

import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.conversation.Channels;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.outbox.Queue;
import com.seitech.chat.gateway.session.ChannelId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
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

    @Inject
    Channels channels;

    @Inject
    Queue queue;

    @BeforeEach
    void freshOdoo() {
        odoo.reset();
        // A test before may have left the circuit open.
        await().ignoreException(SourceUnavailable.class)
                .untilAsserted(() -> channels.state(new ChannelId(Integer.MAX_VALUE)));
        await().until(() -> queue.size() == 0);
        browser = new Browser(base);
    }
}
