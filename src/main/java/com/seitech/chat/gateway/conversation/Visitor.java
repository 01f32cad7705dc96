package com.seitech.chat.gateway.conversation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who starts a chat, as the visitor says: nothing of it is verified. */
public record Visitor(String name, @Nullable String email) {
    /** A name that fits a line of the agents' list. */
    static final int MAX_NAME = 100;
    /** The longest address that mail can carry. */
    private static final int MAX_EMAIL = 254;
    /** Only what is surely wrong is refused: the address is a hint for the agent, mail decides. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** Checks what the visitor typed; throws {@link InvalidInput} for a field that is missing, too long or wrong. */
    public static Visitor of(@Nullable String name, @Nullable String email) {
        return new Visitor(nameOf("name", name), emailOf(email));
    }

    static String nameOf(String field, @Nullable String raw) {
        String name = Text.singleLine(raw);
        if (name.isEmpty()) {
            throw new InvalidInput(field, "must not be empty");
        }
        if (name.length() > MAX_NAME) {
            throw new InvalidInput(field, "must not be longer than " + MAX_NAME + " characters");
        }
        return name;
    }

    private static @Nullable String emailOf(@Nullable String raw) {
        String email = Text.singleLine(raw);
        if (email.isEmpty()) {
            return null;
        }
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            throw new InvalidInput("email", "must be an e-mail address");
        }
        return email;
    }

    @Override
    public String toString() {
        return "Visitor[…]";
    }
}
