package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeOdoo;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever holds the key may be printed by somebody who looks for something else. */
final class SecretTest {
    private static final String KEY = "a-key-that-nobody-may-read";

    @Test
    void secret_printsMasked() {
        assertThat(Secret.of(KEY)).hasToString("********");
        assertThat(Optional.of(new Secret(KEY)).toString()).doesNotContain(KEY);
    }

    @Test
    void settings_printWithoutTheKey() {
        try (FakeOdoo odoo = FakeOdoo.started()) {
            // Given
            OdooConfig config = OdooConfigs.of(odoo, Map.of("api-key", KEY));
            assertThat(config.apiKey().orElseThrow().value()).isEqualTo(KEY);
            // Then
            assertThat(config.toString() + config.apiKey()).doesNotContain(KEY);
        }
    }
}
