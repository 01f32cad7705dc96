package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(FakeOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class RatingsFakeTest extends RatingsContract {
    FakeOdoo fake;

    @Override
    protected OdooUnderTest odoo() {
        return FakeUnderTest.of(fake);
    }
}
