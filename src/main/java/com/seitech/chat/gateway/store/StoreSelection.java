package com.seitech.chat.gateway.store;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Has the framework open the one database that {@code gateway.store} names, and leave the other alone. */
public final class StoreSelection implements ConfigSourceFactory {
    private static final int ABOVE_THE_APPLICATION = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue chosen = context.getValue("gateway.store");
        String store = chosen == null || chosen.getValue() == null
                ? "sqlite"
                : chosen.getValue().toLowerCase(Locale.ROOT);
        Map<String, String> settings = new HashMap<>();
        for (StoreKind kind : StoreKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            String active = String.valueOf(name.equals(store));
            settings.put("quarkus.datasource." + name + ".active", active);
            settings.put("quarkus.flyway." + name + ".active", active);
        }
        return List.of(new PropertiesConfigSource(settings, "gateway.store", ABOVE_THE_APPLICATION));
    }
}
