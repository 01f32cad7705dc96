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
        return TestClient.of(OdooConfigs.of(fake, settings), clock);
    }

    @Override
    public void close() {
        fake.close();
    }
}
