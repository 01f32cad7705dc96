package com.seitech.chat.gateway.http;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Stops reading a body whose length was not announced as soon as it is too long. */
@Provider
public final class BodyLimit implements ReaderInterceptor {
    /** Asked late: providers are made before the configuration can be read. */
    private final Instance<HttpConfig> config;

    BodyLimit(Instance<HttpConfig> config) {
        this.config = config;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (isForm(context.getMediaType())) {
            // Bounds of its own, part by part.
            return context.proceed();
        }
        long limit = config.get().http().maxBody().asLongValue();
        Bounded body = new Bounded(context.getInputStream(), limit);
        context.setInputStream(body);
        try {
            return context.proceed();
        } catch (IOException | RuntimeException e) {
            // The JSON reader wraps what its stream throws into an error of its own, about the field at hand.
            if (body.isTooLong()) {
                throw new WebApplicationException(e, Problem.TOO_LARGE.status());
            }
            throw e;
        }
    }

    /** To the letter: a type with a star is compatible with everything. */
    private static boolean isForm(@Nullable MediaType type) {
        return type != null && type.getType().equalsIgnoreCase("multipart");
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (isTooLong()) {
                throw new IOException("the body is too long");
            }
        }

        boolean isTooLong() {
            return left < 0;
        }
    }
}
