package com.seitech.chat.gateway.real;

import com.seitech.chat.gateway.odoo.LateMessage;
import com.seitech.chat.gateway.odoo.OdooUnderTest;
import com.seitech.chat.gateway.odoo.TailContract;
import com.seitech.chat.gateway.session.ChannelId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(RealOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class TailRealIT extends TailContract {
    RealOdoo real;

    @Override
    protected OdooUnderTest odoo() {
        return real.underTest();
    }

    @Override
    protected LateMessage late(ChannelId channel) {
        return real.late(channel);
    }
}
