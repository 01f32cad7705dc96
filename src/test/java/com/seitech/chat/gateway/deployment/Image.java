package com.seitech.chat.gateway.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code docker/Dockerfile} says of the image. */
final class Image {
    private static final Path DOCKERFILE = Path.of("docker", "Dockerfile");

    private Image() {}

    /** What stands behind the last instruction of that name: it is the final image's. */
    static String instruction(String name) {
        return lines().lines()
                .filter(line -> line.startsWith(name + " "))
                .reduce((first, last) -> last)
                .map(line -> line.substring(name.length()).strip())
                .orElseThrow(() -> new AssertionError("no " + name + " in " + DOCKERFILE));
    }

    private static String lines() {
        try {
            return Files.readString(DOCKERFILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
