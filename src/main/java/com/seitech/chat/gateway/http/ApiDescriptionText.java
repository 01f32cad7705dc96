package com.seitech.chat.gateway.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The description of the API as it was written, and the same as JSON. */
@Singleton
final class ApiDescriptionText {
    private final Buffer yaml = Buffer.buffer(Packaged.bytes("/META-INF/openapi.yaml"));
    /** Made when it is first wanted: a start need not wait for it. */
    private volatile @Nullable Buffer json;

    Buffer yaml() {
        return yaml;
    }

    Buffer json() {
        Buffer known = json;
        if (known == null) {
            known = converted();
            json = known;
        }
        return known;
    }

    private Buffer converted() {
        try {
            return Buffer.buffer(new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml.getBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
