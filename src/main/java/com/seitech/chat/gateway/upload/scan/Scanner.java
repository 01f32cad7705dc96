package com.seitech.chat.gateway.upload.scan;

import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Keeps files with a virus from the agents. */
public interface Scanner {
    /**
     * Returns when nothing was found in the file, and always when no scanner is set.
     *
     * @throws VirusFound when something was found
     * @throws CannotScan when nobody knows: the file must not pass
     * @throws UncheckedIOException when the file cannot be read here
     */
    void scan(Path file);

    /**
     * The one that the settings name.
     *
     * @throws IllegalArgumentException when a setting is wrong, with its name and what is allowed
     */
    static Scanner of(ScannerConfig config) {
        return config.clamd()
                .<Scanner>map(clamd -> new ClamdScanner(ClamdAddress.of(clamd), config.timeout()))
                .orElse(file -> {});
    }
}
