package com.seitech.chat.gateway.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * A directory that can be used, or made. It is looked at when the configuration is read: the framework makes the first
 * directory in it before any of our code runs, and would fail without a word about the cure.
 */
public final class WritableDirectory implements Converter<Path> {
    private static final long serialVersionUID = 1L;

    @Override
    public Path convert(String value) {
        Path directory = Path.of(value);
        Path there = directory.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw new IllegalArgumentException(StoreProblem.OTHER.in(directory) + ": " + there + " is no directory");
        }
        if (!Files.isWritable(there)) {
            throw new IllegalArgumentException(StoreProblem.NOT_WRITABLE.in(directory));
        }
        return directory;
    }
}
