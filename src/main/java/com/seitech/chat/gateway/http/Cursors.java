package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.seitech.chat.gateway.conversation.InvalidInput;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.tail.Seen;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a position so that clients give it back without reading anything into it. */
final class Cursors {
    /** Another meaning of what follows gets another number. */
    private static final String VERSION = "2";

    private static final int RADIX = 36;
    /** Far longer than any that was ever given out. */
    private static final int LONGEST = 4096;

    private Cursors() {}

    /** The floor, and how far each id above it is from the one before. */
    static String at(Seen seen) {
        long before = seen.floor().value();
        StringBuilder text = new StringBuilder(VERSION).append(':').append(Long.toString(before, RADIX));
        for (MessageId id : seen.above()) {
            text.append('.').append(Long.toString(id.value() - before, RADIX));
            before = id.value();
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(US_ASCII));
    }

    /** Empty for what was never given out. */
    static Optional<Seen> read(String cursor) {
        try {
            if (cursor.length() > LONGEST) {
                return Optional.empty();
            }
            String text = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
            return text.startsWith(VERSION + ":") ? Optional.of(seen(text.substring(2))) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Null without one; throws {@link InvalidInput} for what was never given out. */
    static @Nullable Seen readOrRefuse(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        return read(cursor).orElseThrow(() -> new InvalidInput("cursor", "must be one that was given out"));
    }

    private static Seen seen(String numbers) {
        List<MessageId> ids = new ArrayList<>();
        long value = 0;
        for (String number : numbers.split("\\.", -1)) {
            value = Math.addExact(value, Long.parseLong(number, RADIX));
            ids.add(new MessageId(value));
        }
        return Seen.upTo(ids.getFirst()).with(ids.subList(1, ids.size()));
    }
}
