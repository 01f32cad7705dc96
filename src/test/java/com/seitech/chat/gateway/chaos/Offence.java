package com.seitech.chat.gateway.chaos;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that must not be, or is worth knowing.
 *
 * @param utterance the message, if it is about one
 * @param history all that is known of it, one line each
 */
record Offence(Fate fate, @Nullable Utterance utterance, String what, List<String> history) {
    enum Fate {
        LOST,
        TWICE,
        OUT_OF_ORDER,
        /** Nobody accepted it until the end, or somebody refused it. */
        NOT_ACCEPTED,
        /** The answer of a call that did not succeed leaves its caller without knowing what to do. */
        USELESS_ANSWER,
        /** Said by nobody. */
        STRANGE,
        /** Not in a list of which numbers alone do not tell whether it has it: no fault, but worth knowing. */
        UNTOLD
    }

    Offence {
        history = List.copyOf(history);
    }

    @Override
    public String toString() {
        return fate + ": " + what + "\n    " + String.join("\n    ", history);
    }
}
