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
    private static final String VERSION = "2:";
    /** The same behind the number of an era, for all but the first. */
    private static final String WITH_ERA = "3:";

    private static final int RADIX = 36;
    /** Far longer than any that was ever given out. */
    private static final int LONGEST = 4096;

    private Cursors() {}

    /**
     * A position as it was given out.
     *
     * @param era in which it is exact
     */
    record Cursor(int era, Seen seen) {}

    /**
     * The floor, and how far each id above it is from the one before.
     *
     * @param era the present one, from before the position was looked up
     */
    static String at(Seen seen, int era) {
        long before = seen.floor().value();
        String version = era == 0 ? VERSION : WITH_ERA + Integer.toString(era, RADIX) + ":";
        StringBuilder text = new StringBuilder(version).append(Long.toString(before, RADIX));
        for (MessageId id : seen.above()) {
            text.append('.').append(Long.toString(id.value() - before, RADIX));
            before = id.value();
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(US_ASCII));
    }

    /** Empty for what was never given out. */
    static Optional<Cursor> read(String cursor) {
        try {
            if (cursor.length() > LONGEST) {
                return Optional.empty();
            }
            return parsed(new String(Base64.getUrlDecoder().decode(cursor), US_ASCII));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Cursor> parsed(String text) {
        if (text.startsWith(VERSION)) {
            return Optional.of(new Cursor(0, seen(text.substring(VERSION.length()))));
        }
        int end = text.indexOf(':', WITH_ERA.length());
        if (!text.startsWith(WITH_ERA) || end < 0) {
            return Optional.empty();
        }
        int era = Integer.parseInt(text.substring(WITH_ERA.length(), end), RADIX);
        return era < 1 ? Optional.empty() : Optional.of(new Cursor(era, seen(text.substring(end + 1))));
    }

    /** Null without one; throws {@link InvalidInput} for what was never given out. */
    static @Nullable Cursor readOrRefuse(@Nullable String cursor) {
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
