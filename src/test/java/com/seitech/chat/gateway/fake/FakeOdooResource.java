package com.seitech.chat.gateway.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs the gateway under test against a {@link FakeOdoo}, which every field of that type gets. */
public final class FakeOdooResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable FakeOdoo odoo;

    @Override
    public Map<String, String> start() {
        FakeOdoo started = FakeOdoo.started();
        odoo = started;
        return Map.of(
                "gateway.odoo.url", started.url().toString(),
                "gateway.odoo.database", started.database(),
                "gateway.odoo.login", started.login(),
                "gateway.odoo.api-key", started.apiKey(),
                "gateway.data-dir", newDataDirectory().toString());
    }

    /** A directory that no other test has. */
    public static Path newDataDirectory() {
        try {
            Path target = Path.of("target", "test-data", UUID.randomUUID().toString());
            return Files.createDirectories(target).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        FakeOdoo started = odoo;
        if (started != null) {
            injector.injectIntoFields(started, new TestInjector.MatchesType(FakeOdoo.class));
        }
    }

    @Override
    public void stop() {
        if (odoo != null) {
            odoo.close();
        }
    }
}
