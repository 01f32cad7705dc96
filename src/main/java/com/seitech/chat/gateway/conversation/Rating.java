package com.seitech.chat.gateway.conversation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor thinks of a chat.
 *
 * @param stars 1 to 5
 * @param comment may be empty
 */
public record Rating(int stars, String comment) {
    private static final BigDecimal WORST = BigDecimal.ONE;
    private static final BigDecimal BEST = BigDecimal.valueOf(5);
    /** Some paragraphs; the chat itself is the place for more. */
    private static final int MAX_COMMENT = 2_000;

    /** Checks what the visitor's page sent; throws {@link InvalidInput} for a field that is missing, too long or wrong. */
    public static Rating of(@Nullable BigDecimal stars, @Nullable String comment) {
        return new Rating(starsOf(stars), commentOf(comment));
    }

    private static int starsOf(@Nullable BigDecimal stars) {
        if (stars == null) {
            throw new InvalidInput("rating", "is missing");
        }
        boolean inRange = stars.compareTo(WORST) >= 0 && stars.compareTo(BEST) <= 0;
        if (!inRange || stars.stripTrailingZeros().scale() > 0) {
            throw new InvalidInput("rating", "must be a whole number from 1 to 5");
        }
        return stars.intValueExact();
    }

    private static String commentOf(@Nullable String raw) {
        String comment = Text.multiLine(raw);
        if (comment.length() > MAX_COMMENT) {
            throw new InvalidInput("comment", "must not be longer than " + MAX_COMMENT + " characters");
        }
        return comment;
    }

    @Override
    public String toString() {
        return "Rating[…]";
    }
}
