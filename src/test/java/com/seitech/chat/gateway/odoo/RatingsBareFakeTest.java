package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;

/** Without the desk, and with no more of the chat module than the gateway needs. */
@QuarkusTest
@TestProfile(BareFakeProfile.class)
@WithTestResource(FakeOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class RatingsBareFakeTest extends RatingsContract {
    FakeOdoo fake;

    @BeforeEach
    void takeAway() {
        fake.installation().withoutOptionalFields();
        fake.installation().withoutDesk();
    }

    @Override
    protected OdooUnderTest odoo() {
        return FakeUnderTest.of(fake);
    }
}
