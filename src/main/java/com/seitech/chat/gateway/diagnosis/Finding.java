package com.seitech.chat.gateway.diagnosis;

/**
 * One line of a diagnosis. No key, token or visitor's word is in it.
 *
 * @param subject what was looked at, in a word or two
 * @param text what was found
 * @param cure what to do about it; empty when there is nothing to do
 */
public record Finding(Level level, String subject, String text, String cure) {
    /** How bad it is: chats work, chats work with a restriction or not for long, chats do not work. */
    public enum Level {
        OK,
        WARN,
        FAIL
    }

    /** Ends what is wrong and begins its cure, in texts that say both. */
    private static final String CURE = ": ";

    public static Finding ok(String subject, String text) {
        return new Finding(Level.OK, subject, text, "");
    }

    public static Finding warn(String subject, String text, String cure) {
        return new Finding(Level.WARN, subject, text, cure);
    }

    public static Finding fail(String subject, String text, String cure) {
        return new Finding(Level.FAIL, subject, text, cure);
    }

    /** Of a text like {@code there is no group: create it}. */
    public static Finding fail(String subject, String problem) {
        int end = problem.indexOf(CURE);
        return end < 0
                ? fail(subject, problem, "")
                : fail(subject, problem.substring(0, end), problem.substring(end + CURE.length()));
    }

    public boolean isOk() {
        return level == Level.OK;
    }

    public boolean isFailure() {
        return level == Level.FAIL;
    }
}
