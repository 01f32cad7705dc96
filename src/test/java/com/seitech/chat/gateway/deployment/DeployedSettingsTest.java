package com.seitech.chat.gateway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.architecture.Settings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setting that is named for a container exists, and has a value that the gateway takes. */
final class DeployedSettingsTest {
    private static final Path EXAMPLE = Path.of("application.properties.example");
    private static final Path TRAINING = Path.of("docker", "container", "train");
    private static final Pattern VARIABLE = Pattern.compile("\\b((?:GATEWAY|QUARKUS)_[A-Z_]+)=(\\S+)");
    /** Of the image alone: here nobody may make such a folder. */
    private static final String DATA_DIR = "gateway.data-dir";

    private final Map<String, String> keys = keysByVariable();
    private final Manifests manifests = Manifests.read();

    /** The names in the environment of every setting, and its key. */
    private static Map<String, String> keysByVariable() {
        Map<String, String> keys = new TreeMap<>();
        Stream.concat(Settings.all().keySet().stream(), quarkusKeys())
                .forEach(key -> keys.put(key.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT), key));
        return keys;
    }

    private static Stream<String> quarkusKeys() {
        return lines(EXAMPLE)
                .filter(line -> line.startsWith("#quarkus."))
                .map(line -> line.substring(1, line.indexOf('=')));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By key; a name that is none fails. */
    private Map<String, String> settings(Map<String, String> variables) {
        assertThat(keys.keySet()).containsAll(variables.keySet());
        Map<String, String> settings = new HashMap<>();
        variables.forEach((name, value) -> settings.put(Objects.requireNonNull(keys.get(name)), value));
        return settings;
    }

    private static SmallRyeConfig read(Map<String, String> settings) {
        Map<String, String> ours = new HashMap<>(settings);
        ours.remove(DATA_DIR);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(ours, "deployed", 500));
        Settings.mappings().forEach(builder::withMapping);
        return builder.build();
    }

    @Test
    void compose_givesSettingsThatTheGatewayTakes() {
        // When
        Map<String, String> settings = settings(DeployedSettings.ofCompose());
        // Then
        assertThat(read(settings).getValue("gateway.odoo.database", String.class))
                .isEqualTo("chat");
    }

    @Test
    void kubernetes_givesSettingsThatTheGatewayTakes() {
        // Given
        Map<String, String> variables = DeployedSettings.environment(manifests.the(Deployment.class));
        variables.remove("POD_IP");
        variables.replaceAll((name, value) -> value.replace("$(POD_IP)", "10.1.2.3"));
        Map<String, String> file = DeployedSettings.of(manifests.the(ConfigMap.class));
        // When
        Map<String, String> settings = settings(variables);
        assertThat(keys.values()).containsAll(file.keySet());
        settings.putAll(file);
        // Then
        assertThat(read(settings).getValue("gateway.cluster.url", String.class)).isEqualTo("http://10.1.2.3:8080");
    }

    @Test
    void image_givesSettingsThatExist() {
        // Given
        List<String> lines = Stream.concat(Stream.of(Image.instruction("ENV")), lines(TRAINING))
                .toList();
        // When
        Map<String, String> variables = new TreeMap<>();
        lines.stream()
                .flatMap(line -> VARIABLE.matcher(line).results())
                .forEach(found -> variables.put(found.group(1), found.group(2)));
        // Then
        assertThat(settings(variables)).containsKey(DATA_DIR).hasSizeGreaterThan(4);
        assertThat(Image.instruction("ENV")).isEqualTo("GATEWAY_DATA_DIR=" + Image.instruction("VOLUME"));
    }

    @Test
    void misspelledSetting_isFound() {
        assertThatThrownBy(() -> settings(Map.of("GATEWAY_ODOO_API_KEY_FIEL", "x")))
                .hasMessageContaining("GATEWAY_ODOO_API_KEY_FIEL");
        assertThatThrownBy(() -> read(Map.of("gateway.outbox.patience", "soon")))
                .hasMessageContaining("gateway.outbox.patience");
    }
}
