package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.seitech.chat.gateway.conversation.InvalidInput;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form that is encoded like the query of an address. The framework's own parser fails at a percent sign too many. */
record EncodedForm(Map<String, List<String>> fields) {
    private static final int MOST_FIELDS = 20;

    /** @throws InvalidInput when it is none */
    static EncodedForm of(@Nullable String body) {
        try {
            String text = body == null ? "" : body;
            return new EncodedForm(new QueryStringDecoder(text, UTF_8, false, MOST_FIELDS).parameters());
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("body", "must be a form whose percent signs are encoded");
        }
    }

    /** The first of this name; null without one. */
    @Nullable
    String field(String name) {
        List<String> values = fields.get(name);
        return values == null ? null : values.getFirst();
    }

    @Override
    public String toString() {
        return "EncodedForm[…]";
    }
}
