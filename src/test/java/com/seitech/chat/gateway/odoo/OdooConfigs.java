package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.fake.FakeOdoo;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings without a running gateway: the defaults, the fake's address, and what a test changes. */
final class OdooConfigs {
    private OdooConfigs() {}

    static OdooConfig of(FakeOdoo odoo, Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(Map.of(
                "gateway.odoo.url", odoo.url().toString(),
                "gateway.odoo.database", odoo.database(),
                "gateway.odoo.login", odoo.login(),
                "gateway.odoo.api-key", odoo.apiKey(),
                "gateway.odoo.retry-delay", "10ms"));
        changes.forEach((name, value) -> values.put("gateway.odoo." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(values)
                .withMapping(OdooConfig.class)
                .build()
                .getConfigMapping(OdooConfig.class);
    }
}
