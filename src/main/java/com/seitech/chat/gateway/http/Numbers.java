package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.InvalidInput;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads numbers that come as text, and names the field of one that is none. */
final class Numbers {
    /** Longer than any number that a browser can make, short enough to parse at once. */
    private static final int MAX_DIGITS = 40;

    /** Proxies tend to cut an answer that has not begun after 30 s. */
    private static final long LONGEST_WAIT_SECONDS = 25;

    private Numbers() {}

    /** A channel's id in a path, whose digits the route has checked. One that no channel can have opens nothing. */
    static ChannelId channelInPath(String digits) {
        try {
            return new ChannelId(Long.parseLong(digits));
        } catch (IllegalArgumentException e) {
            throw new InvalidSession();
        }
    }

    /** An attachment's id in a path, whose digits the route has checked. No link was ever made for an impossible one. */
    static AttachmentId attachmentInPath(String digits) {
        try {
            return new AttachmentId(Long.parseLong(digits));
        } catch (IllegalArgumentException e) {
            throw new InvalidSession();
        }
    }

    static ChannelId channel(@Nullable Long id) {
        if (id == null) {
            throw new InvalidInput("channel_id", "is missing");
        }
        if (id <= 0) {
            throw new InvalidInput("channel_id", "must be a positive number");
        }
        return new ChannelId(id);
    }

    static @Nullable Long integer(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInput(field, "must be a whole number");
        }
    }

    static @Nullable Integer limit(@Nullable String text) {
        Long limit = integer("limit", text);
        return limit == null ? null : Math.clamp(limit, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Seconds; more than the longest wait is lowered to it. */
    static Duration wait(@Nullable String text) {
        Long seconds = integer("wait", text);
        if (seconds == null) {
            return Duration.ZERO;
        }
        if (seconds < 0) {
            throw new InvalidInput("wait", "must not be negative");
        }
        return Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS));
    }

    /** A message id, or any number that a browser made up instead: a fraction is cut, too large is the largest. */
    static @Nullable MessageId message(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return message(field, number(field, text.strip()));
    }

    /** As {@link #message(String, String)}, of a JSON body. */
    static MessageId requiredMessage(String field, @Nullable BigDecimal number) {
        if (number == null) {
            throw new InvalidInput(field, "is missing");
        }
        return message(field, number);
    }

    private static MessageId message(String field, BigDecimal number) {
        if (number.signum() < 0) {
            throw new InvalidInput(field, "must not be negative");
        }
        return new MessageId(number.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
    }

    private static BigDecimal number(String field, String text) {
        if (text.length() > MAX_DIGITS || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new InvalidInput(field, "must be a number");
        }
        return new BigDecimal(text);
    }
}
