package com.seitech.chat.gateway.real;

import com.seitech.chat.gateway.fake.FakeOdooResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the gateway under test against a {@link RealOdoo}, which every field of that type gets. */
public final class RealOdooResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable RealOdoo odoo;

    @Override
    public Map<String, String> start() {
        RealOdoo started = RealOdoo.up();
        odoo = started;
        return Map.of(
                "gateway.odoo.url", started.url().toString(),
                "gateway.odoo.database", started.database(),
                "gateway.odoo.login", started.gatewayLogin(),
                "gateway.odoo.api-key-file", started.gatewayKeyFile().toString(),
                "gateway.data-dir", FakeOdooResource.newDataDirectory().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        RealOdoo started = odoo;
        if (started != null) {
            injector.injectIntoFields(started, new TestInjector.MatchesType(RealOdoo.class));
        }
    }

    @Override
    public void stop() {
        // It serves the tests to come; the end of the JVM stops it.
    }
}
