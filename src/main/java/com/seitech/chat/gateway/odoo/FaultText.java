package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.xmlrpc.XmlRpcFailure.Fault;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the text of a fault. Odoo's errors quote what they were given, a visitor's message among it, so of the text itself
 * nothing goes on: what is told is the kind of the exception, the line of code and names that are known here.
 */
final class FaultText {
    private static final String TRACEBACK = "Traceback (most recent call last):";
    private static final String INDENTED = "  ";
    private static final Pattern FRAME = Pattern.compile("  File \"([\\w./-]+)\", line (\\d+), in ([\\w.<>]+)");
    private static final Pattern EXCEPTION = Pattern.compile("((?:[A-Za-z_]\\w*\\.)*([A-Z]\\w*))(?::.*)?");

    private final String text;
    /** Without the code: of the last traceback, since one exception may follow from another. */
    private final String exceptionLine;

    private final String frame;

    private FaultText(String text) {
        this.text = text;
        int at = text.lastIndexOf(TRACEBACK);
        List<String> lines =
                at < 0 ? List.of() : text.substring(at).lines().skip(1).toList();
        List<String> code =
                lines.stream().takeWhile(line -> line.startsWith(INDENTED)).toList();
        this.exceptionLine = lines.size() > code.size() ? lines.get(code.size()) : "";
        this.frame = code.stream()
                .map(FaultText::place)
                .filter(place -> !place.isEmpty())
                .reduce("", (one, last) -> last);
    }

    static FaultText of(Fault fault) {
        return new FaultText(fault.text());
    }

    private static String place(String line) {
        Matcher matcher = FRAME.matcher(line);
        return matcher.matches()
                ? " in " + matcher.group(1) + ":" + matcher.group(2) + " (" + matcher.group(3) + ")"
                : "";
    }

    /** The exception's simple name; empty when there is none. */
    String exception() {
        Matcher matcher = EXCEPTION.matcher(exceptionLine);
        return matcher.matches() ? matcher.group(2) : "";
    }

    boolean says(String words) {
        return exceptionLine.contains(words);
    }

    /** For operators. */
    String shown() {
        Matcher matcher = EXCEPTION.matcher(exceptionLine);
        String kind = matcher.matches() ? matcher.group(1) + frame : "an error without a traceback";
        return kind + models() + "; what it says is in Odoo's log";
    }

    /** For operators: of a refusal in Odoo's own words for its users. */
    String shownRefusal() {
        return "with a text for its users" + models() + ", which is in Odoo's log";
    }

    private String models() {
        String named = Stream.of(Models.CHANNEL, Models.MESSAGE, Models.REACTION, Models.ATTACHMENT, Models.USER)
                .filter(text::contains)
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " about " + named;
    }
}
