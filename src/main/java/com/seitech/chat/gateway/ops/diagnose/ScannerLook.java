package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import com.seitech.chat.gateway.upload.scan.CannotScan;
import com.seitech.chat.gateway.upload.scan.Scanner;
import com.seitech.chat.gateway.upload.scan.ScannerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Has the virus scanner look at a file of a few letters, where one is set. */
final class ScannerLook {
    private static final String SUBJECT = "virus scanner";

    private final ScannerConfig config;

    ScannerLook(ScannerConfig config) {
        this.config = config;
    }

    List<Finding> findings() {
        return config.clamd().isEmpty() ? List.of() : List.of(finding());
    }

    private Finding finding() {
        try {
            scan();
            return Finding.ok(SUBJECT, "it answers");
        } catch (CannotScan | IllegalArgumentException e) {
            return Finding.fail(SUBJECT, String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            return Finding.warn(
                    SUBJECT, "not tried, there is no room for a file of a few letters", "make room in /tmp");
        }
    }

    private void scan() throws IOException {
        Path file = Files.createTempFile("diagnosis", ".txt");
        try {
            Files.writeString(file, "diagnosis");
            Scanner.of(config).scan(file);
        } finally {
            Files.delete(file);
        }
    }
}
