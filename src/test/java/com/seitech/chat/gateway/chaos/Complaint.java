package com.seitech.chat.gateway.chaos;

/** Something that should not be answered to a reader, or not to be answered at all while the gateway is there. */
record Complaint(Span when, String text, Cause cause) {
    enum Cause {
        UNANSWERED,
        /** An error after which the reader knows what to do. */
        TOLD_TO_COME_BACK,
        WRONG
    }

    boolean isExcusedBy(Absences absences) {
        return switch (cause) {
            case UNANSWERED -> absences.touch(when);
            case TOLD_TO_COME_BACK -> absences.excuse(when);
            case WRONG -> false;
        };
    }

    @Override
    public String toString() {
        return when + "  " + text;
    }
}
