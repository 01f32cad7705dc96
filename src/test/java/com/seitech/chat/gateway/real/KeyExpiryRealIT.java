package com.seitech.chat.gateway.real;

import com.seitech.chat.gateway.odoo.KeyExpiryContract;
import com.seitech.chat.gateway.odoo.OdooUnderTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(RealOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class KeyExpiryRealIT extends KeyExpiryContract {
    RealOdoo real;

    @Override
    protected OdooUnderTest odoo() {
        return real.underTest();
    }

    /** As it is installed. */
    @Override
    protected void oneKeyWithoutEnd() {}
}
