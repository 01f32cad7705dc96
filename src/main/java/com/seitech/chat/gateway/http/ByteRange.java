package com.seitech.chat.gateway.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a file a {@code Range} header asks for (RFC 9110, section 14). What is not understood asks for all. */
sealed interface ByteRange {
    /** One range only: several would be a body of several parts, which nobody needs who shows a file. */
    Pattern ONE = Pattern.compile("bytes\\s*=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})\\s*", Pattern.CASE_INSENSITIVE);

    /** All of it. */
    record Whole() implements ByteRange {}

    /** From the first to the last byte, counted from 0, both included. */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }

        /** For {@code Content-Range}. */
        String of(long size) {
            return "bytes " + first + "-" + last + "/" + size;
        }
    }

    /** Bytes that the file does not have. */
    record Unsatisfiable() implements ByteRange {}

    /**
     * What the header asks for.
     *
     * @param size of the file, in bytes
     */
    static ByteRange of(@Nullable String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new Whole();
        }
        return range.group(1).isEmpty()
                ? lastBytes(Long.parseLong(range.group(2)), size)
                : from(Long.parseLong(range.group(1)), range.group(2), size);
    }

    private static ByteRange lastBytes(long count, long size) {
        return count == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - count), size - 1);
    }

    private static ByteRange from(long first, String to, long size) {
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        if (last < first) {
            return new Whole();
        }
        return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
    }
}
