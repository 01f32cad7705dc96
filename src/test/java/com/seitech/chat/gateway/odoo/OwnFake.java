package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.testing.TestClock;
import java.util.Map;

/**
 * A fake that nobody else talks to, with clients of any settings. The circuit breaker wants a running container; the
 * gateway in that container has a fake of its own.
 */
final class OwnFake implements AutoCloseable {
    final FakeOdoo fake = FakeOdoo.started();
    final TestClock clock = new TestClock();

    /** @param settings by their names below {@code gateway.odoo} */
    Odoo client(Map<String, String> settings) {
        OdooConfig config = OdooConfigs.of(fake, settings);
        return new Odoo(
                config,
                new Credentials(config),
                new Permits(config),
                new CallGuards(config),
                new MisconfigurationLatch(config, clock),
                new OdooCalls());
    }

    @Override
    public void close() {
        fake.close();
    }
}
