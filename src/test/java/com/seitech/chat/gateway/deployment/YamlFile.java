package com.seitech.chat.gateway.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file of YAML, in which no key may come twice. */
final class YamlFile {
    private YamlFile() {}

    static Map<String, Object> read(Path file) {
        try {
            return parsed(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> parsed(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    /** What stands under the names, one below the other. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> at(Map<String, Object> yaml, String... names) {
        Map<String, Object> found = yaml;
        for (String name : names) {
            if (!(found.get(name) instanceof Map<?, ?> next)) {
                throw new AssertionError("no " + String.join(".", names));
            }
            found = (Map<String, Object>) next;
        }
        return found;
    }
}
