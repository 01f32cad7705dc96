package com.seitech.chat.gateway.deployment;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Settings as they are given to the gateway in a container. */
final class DeployedSettings {
    static final Path COMPOSE = Path.of("docker", "compose.yaml");
    /** As compose takes it: the variable, and what stands in for it. */
    private static final Pattern DEFAULTED = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

    private DeployedSettings() {}

    /** By their keys, as in {@code application.properties}. */
    static Map<String, String> of(ConfigMap map) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(map.getData().getOrDefault("application.properties", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /** By their names in the environment. */
    static Map<String, String> environment(Deployment deployment) {
        Map<String, String> variables = new LinkedHashMap<>();
        deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv()
                .forEach(variable -> variables.put(variable.getName(), valueOf(variable)));
        return variables;
    }

    private static String valueOf(EnvVar variable) {
        return variable.getValue() == null ? "" : variable.getValue();
    }

    /** By their names in the environment, with the values that nobody overrides. */
    static Map<String, String> ofCompose() {
        Map<String, String> variables = new LinkedHashMap<>();
        YamlFile.at(YamlFile.read(COMPOSE), "services", "gateway", "environment")
                .forEach((name, value) ->
                        variables.put(name, DEFAULTED.matcher(value.toString()).replaceAll("$1")));
        return variables;
    }
}
