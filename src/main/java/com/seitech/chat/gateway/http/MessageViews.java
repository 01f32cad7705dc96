package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.conversation.Attachment;
import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.tail.MessageChange;
import com.seitech.chat.gateway.tail.News;
import com.seitech.chat.gateway.tail.Reading;
import com.seitech.chat.gateway.tail.Snapshot;
import com.seitech.chat.gateway.tail.Transcripts;
import com.seitech.chat.gateway.tail.Unsent;
import jakarta.inject.Singleton;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows messages to the visitor of their channel. */
@Singleton
final class MessageViews {
    private final FileUrls urls;

    MessageViews(FileUrls urls) {
        this.urls = urls;
    }

    /** @param era the present one, from before the page was looked up */
    MessagesAnswer of(ChannelId channel, Reading.Part page, int era) {
        Snapshot found = page.snapshot();
        return new MessagesAnswer(
                true,
                Stream.concat(
                                of(channel, found.messages()).stream(),
                                found.unsent().stream().map(unsent -> of(channel, unsent)))
                        .toList(),
                found.more(),
                Cursors.at(found.all(), era),
                States.of(found.state()),
                page.degraded() ? true : null);
    }

    /** @param era the present one, from before the news were looked up */
    PollAnswer of(ChannelId channel, News news, int era) {
        List<Object> updated = Stream.concat(
                        news.changes().stream().map(change -> of(channel, change)),
                        news.delivered().stream().map(message -> of(channel, message, news)))
                .toList();
        return new PollAnswer(
                true,
                news.messages().stream()
                        .map(message -> of(channel, message, news))
                        .toList(),
                news.agentTypes(),
                Cursors.at(news.seen(), era),
                States.of(news.state()),
                updated.isEmpty() ? null : updated,
                news.degraded() ? true : null);
    }

    TranscriptAnswer of(Session session, Transcripts.Transcript found) {
        ChannelId channel = session.channel();
        return new TranscriptAnswer(
                true,
                channel.value(),
                DateTimeFormatter.ISO_INSTANT.format(session.createdAt().truncatedTo(ChronoUnit.SECONDS)),
                States.of(found.state()),
                Stream.concat(
                                of(channel, found.messages()).stream(),
                                found.unsent().stream().map(unsent -> of(channel, unsent)))
                        .toList(),
                found.more(),
                found.degraded() ? true : null);
    }

    Object of(ChannelId channel, MessageChange change) {
        Message message = change.message();
        return message == null ? new DeletedView(change.id().value(), true) : of(channel, message);
    }

    private List<MessageView> of(ChannelId channel, List<Message> messages) {
        return messages.stream().map(message -> of(channel, message)).toList();
    }

    MessageView of(ChannelId channel, Message message) {
        return of(channel, message, status(message), null);
    }

    private MessageView of(ChannelId channel, Message message, News news) {
        return of(channel, message, status(message), news.replaces().get(message.id()));
    }

    MessageView of(ChannelId channel, Unsent unsent) {
        return of(channel, unsent.message(), unsent.failed() ? "failed" : "queued", null);
    }

    private MessageView of(ChannelId channel, Message message, @Nullable String status, @Nullable MessageId replaces) {
        List<AttachmentView> files =
                message.attachments().stream().map(file -> of(channel, file)).toList();
        MessageId replyTo = message.replyTo();
        return new MessageView(
                message.id().value(),
                message.content(),
                message.author().name(),
                DateTimeFormatter.ISO_INSTANT.format(message.createdAt()),
                !(message.author() instanceof Author.OfVisitor),
                message.type().name().toLowerCase(Locale.ROOT),
                status,
                files,
                files.isEmpty() ? null : files.getFirst().shown(),
                replyTo == null ? null : replyTo.value(),
                message.reactions(),
                replaces == null ? null : replaces.value());
    }

    private AttachmentView of(ChannelId channel, Attachment file) {
        String url = urls.of(file.id(), channel, file.name());
        return new AttachmentView(file.id().value(), file.name(), file.mimetype(), file.size(), url);
    }

    private static @Nullable String status(Message message) {
        return switch (message.author()) {
            case Author.OfVisitor visitor -> message.read() ? "read" : "sent";
            case Author.OfAgent agent -> null;
            case Author.OfSystem system -> null;
        };
    }
}
