package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.Attachment;
import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageType;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.tail.Transcripts.Transcript;
import com.seitech.chat.gateway.tail.Unsent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a conversation down for people. Only what was said stands behind a time at the beginning of a line. */
final class TranscriptText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String INDENT = "\n    ";
    private static final long KILO = 1024;
    private static final long MEGA = KILO * KILO;

    private final StringBuilder text = new StringBuilder();

    private TranscriptText() {}

    static String of(Session session, Transcript found) {
        TranscriptText written = new TranscriptText();
        written.head(session, found);
        found.messages().forEach(message -> written.message(message, ""));
        found.unsent().forEach(written::unsent);
        return written.text.toString();
    }

    private void head(Session session, Transcript found) {
        text.append("Chat ").append(session.channel()).append('\n');
        text.append("Started: ").append(time(session.createdAt())).append('\n');
        text.append("State: ").append(States.of(found.state())).append('\n');
        if (found.degraded()) {
            text.append("The support desk cannot be reached right now: messages may be missing here.\n");
        } else if (found.more()) {
            text.append("Older messages are left out.\n");
        }
        text.append('\n');
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private void unsent(Unsent unsent) {
        message(unsent.message(), unsent.failed() ? " (could not be sent)" : " (queued, not at the support desk yet)");
    }

    private void message(Message message, String note) {
        text.append('[').append(time(message.createdAt())).append("] ").append(who(message.author()));
        text.append(note).append(": ").append(String.join(INDENT, said(message).split("\\R", -1)));
        text.append('\n');
    }

    private static String who(Author author) {
        String name = author.name()
                .replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
                .strip();
        return switch (author) {
            case Author.OfVisitor visitor -> name.isEmpty() ? "Visitor" : name;
            case Author.OfAgent agent -> name.isEmpty() ? "Support" : name;
            case Author.OfSystem system -> name.isEmpty() ? "(system)" : name + " (system)";
        };
    }

    /** The text of a file's message is often just its name. */
    private static String said(Message message) {
        List<Attachment> files = message.attachments();
        if (files.isEmpty()) {
            boolean isFile = message.type() == MessageType.FILE || message.type() == MessageType.IMAGE;
            return isFile ? "file: " + message.content() : message.content();
        }
        String names = files.stream().map(Attachment::name).collect(Collectors.joining(", "));
        String listed = files.stream().map(TranscriptText::file).collect(Collectors.joining("\n"));
        return message.content().equals(names) ? listed : message.content() + "\n" + listed;
    }

    private static String file(Attachment file) {
        return "file: " + file.name() + " (" + size(file.size()) + ")";
    }

    private static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < MEGA
                ? String.format(Locale.ROOT, "%.1f KB", bytes / (double) KILO)
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGA);
    }
}
