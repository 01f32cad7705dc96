package com.seitech.chat.gateway.real;

import com.seitech.chat.gateway.odoo.OdooUnderTest;
import com.seitech.chat.gateway.odoo.RatingsContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(RealOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class RatingsRealIT extends RatingsContract {
    RealOdoo real;

    @Override
    protected OdooUnderTest odoo() {
        return real.underTest();
    }
}
