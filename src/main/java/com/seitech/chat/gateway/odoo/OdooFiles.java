package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooFault;
import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import com.seitech.chat.gateway.odoo.web.ContentDownload;
import com.seitech.chat.gateway.odoo.web.ContentFailure;
import com.seitech.chat.gateway.odoo.web.ContentFailure.NoAnswer;
import com.seitech.chat.gateway.odoo.web.ContentFailure.OtherContent;
import com.seitech.chat.gateway.odoo.web.ContentFailure.OtherStatus;
import com.seitech.chat.gateway.odoo.web.ContentRequest;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.upload.FileSource;
import com.seitech.chat.gateway.upload.SourceFile;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the files of messages and fetches them, one at a time. */
@Singleton
final class OdooFiles implements FileSource {
    private static final int NOT_FOUND = 404;
    /** Those of a proxy without an Odoo behind it. A 500 is Odoo's own about this file: the circuit stays closed. */
    private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

    private final Odoo odoo;
    private final OdooConfig config;
    private final CallGuards guards;
    private final Permits permits;
    private final ContentDownload content;
    private final FileNotes notes;

    OdooFiles(
            Odoo odoo,
            OdooConfig config,
            CallGuards guards,
            Permits permits,
            ContentDownload content,
            FileNotes notes) {
        this.odoo = odoo;
        this.config = config;
        this.guards = guards;
        this.permits = permits;
        this.content = content;
        this.notes = notes;
    }

    @Override
    public Optional<SourceFile> find(ChannelId channel, AttachmentId attachment) {
        Optional<SourceFile> noted = notes.carried(channel, attachment);
        return noted.isPresent() ? noted : Ask.odoo(() -> asked(channel, attachment));
    }

    private Optional<SourceFile> asked(ChannelId channel, AttachmentId attachment) {
        return isOfAMessage(channel, attachment) ? described(attachment) : Optional.empty();
    }

    private boolean isOfAMessage(ChannelId channel, AttachmentId attachment) {
        List<?> domain = List.of(
                List.of("channel_id", "=", channel.value()),
                List.of("channel_id.channel_type", "=", Models.PUBLIC_SUPPORT),
                List.of("attachment_ids", "in", List.of(attachment.value())));
        Object found = odoo.read(Lane.VISITOR, Models.MESSAGE, "search", List.of(domain), Map.of("limit", 1));
        return !Row.ids(found).isEmpty();
    }

    /** A search, not a read: one that we may not see is not there. A link that looks like a file has no bytes. */
    private Optional<SourceFile> described(AttachmentId attachment) {
        List<?> domain = List.of(List.of("id", "=", attachment.value()), List.of("type", "=", "binary"));
        Object found = odoo.read(
                Lane.VISITOR, Models.ATTACHMENT, "search_read", List.of(domain), Map.of("fields", FileNotes.FIELDS));
        Optional<Row> row = Row.list(found).stream().findFirst();
        row.ifPresent(notes::noteToken);
        return row.map(FileNotes::described);
    }

    @Override
    public boolean fetch(SourceFile file, Path target) {
        return Ask.odoo(() -> {
            Optional<Secret> noted = notes.token(file.id());
            if (noted.isPresent() && isFetched(file, noted.get(), target)) {
                return true;
            }
            notes.forgetToken(file.id());
            return isFetched(file, newToken(file), target);
        });
    }

    /** The one that the file has, all the same; Odoo makes it at the first time. */
    private Secret newToken(SourceFile file) {
        List<?> ids = List.of(List.of(file.id().value()));
        Object answer = odoo.write(Lane.VISITOR, Models.ATTACHMENT, "generate_access_token", ids, Map.of());
        if (answer instanceof Object[] tokens && tokens.length == 1 && tokens[0] instanceof String token) {
            return new Secret(token);
        }
        throw new OdooFault("an access token was expected", null);
    }

    private boolean isFetched(SourceFile file, Secret token, Path target) {
        ContentRequest request = new ContentRequest(
                file.id().value(),
                token.value(),
                config.database(),
                file.size(),
                file.checksum(),
                config.fileTimeout());
        return (Boolean) guards.once(() -> permits.with(Lane.FILE, () -> isFetched(request, target)));
    }

    private boolean isFetched(ContentRequest request, Path target) {
        try {
            content.fetch(request, target);
            return true;
        } catch (ContentFailure e) {
            if (e instanceof OtherStatus other && other.status() == NOT_FOUND) {
                return false;
            }
            throw classified(e);
        }
    }

    private static OdooException classified(ContentFailure failure) {
        String text = String.valueOf(failure.getMessage());
        return switch (failure) {
            case NoAnswer e -> new OdooUnavailable(text, e);
            case OtherContent e -> new OdooFault(text, e);
            case OtherStatus e when AWAY.contains(e.status()) -> new OdooUnavailable(text + " instead of a file", e);
            case OtherStatus e ->
                new OdooFault(
                        text + " instead of a file: check gateway.odoo.url, and that Odoo serves gateway.odoo.database"
                                + " there",
                        e);
        };
    }
}
