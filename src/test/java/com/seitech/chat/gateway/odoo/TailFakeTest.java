package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.session.ChannelId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(FakeOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class TailFakeTest extends TailContract {
    FakeOdoo fake;

    @Override
    protected OdooUnderTest odoo() {
        return FakeUnderTest.of(fake);
    }

    @Override
    protected LateMessage late(ChannelId channel) {
        return FakeUnderTest.late(fake, channel);
    }
}
