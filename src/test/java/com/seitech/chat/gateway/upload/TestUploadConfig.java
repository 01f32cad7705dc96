package com.seitech.chat.gateway.upload;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Settings as a test needs them. */
public record TestUploadConfig(
        MemorySize maxFile, MemorySize maxArriving, MemorySize maxArrivingPerAddress, Duration linkLifetime)
        implements UploadConfig {
    static TestUploadConfig maxFile(long bytes) {
        return new TestUploadConfig(size(bytes), size(bytes), size(bytes), Duration.ofHours(24));
    }

    public static TestUploadConfig arriving(long together, long perAddress) {
        return new TestUploadConfig(size(together), size(together), size(perAddress), Duration.ofHours(24));
    }

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }
}
