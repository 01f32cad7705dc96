package com.seitech.chat.gateway.upload.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clamd says of a file. Its words are foreign: only a short, printable part of them goes on. */
sealed interface Verdict {
    /** Nothing found in all of the file. */
    record Clean() implements Verdict {}

    /**
     * A virus.
     *
     * @param virus its name, fit to be shown
     */
    record Found(String virus) implements Verdict {}

    /**
     * Nobody knows.
     *
     * @param reason with its cure, for the log
     */
    record NotScanned(String reason) implements Verdict {}

    /** As it answers for a file that it has got to the end. */
    static Verdict of(String reply) {
        Matcher found = Replies.FOUND.matcher(reply);
        if (found.matches()) {
            String virus = Replies.readable(found.group(1));
            return new Found(virus.isEmpty() ? "something" : virus);
        }
        return reply.equals(Replies.CLEAN) ? new Clean() : notScanned(reply);
    }

    /** What it answers before the end of the file is no verdict on all of it, whatever it is. */
    static Verdict ofPart(String reply) {
        return notScanned(reply);
    }

    private static NotScanned notScanned(String reply) {
        return new NotScanned(
                reply.contains("size limit exceeded")
                        ? "it takes no files of that size: set its StreamMaxLength to gateway.upload.max-file or more"
                        : "it answered '" + Replies.readable(reply) + "': see its log");
    }

    /** How they are read. */
    final class Replies {
        private static final String CLEAN = "stream: OK";
        private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND", Pattern.DOTALL);
        private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
        /** The longest names of ClamAV's own are half of it. */
        private static final int LONGEST = 100;

        private Replies() {}

        private static String readable(String foreign) {
            String printable = UNPRINTABLE.matcher(foreign).replaceAll("").strip();
            return printable.substring(0, Math.min(LONGEST, printable.length()));
        }
    }
}
