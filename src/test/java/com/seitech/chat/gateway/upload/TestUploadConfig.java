package com.seitech.chat.gateway.upload;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Settings as a test needs them. */
record TestUploadConfig(MemorySize maxFile, Duration linkLifetime) implements UploadConfig {
    static TestUploadConfig maxFile(long bytes) {
        return new TestUploadConfig(new MemorySize(BigInteger.valueOf(bytes)), Duration.ofHours(24));
    }
}
