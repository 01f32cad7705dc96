package com.seitech.chat.gateway.odoo;

import com.github.benmanes.caffeine.cache.Cache;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.upload.DownloadConfig;
import com.seitech.chat.gateway.upload.SourceFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What Odoo said of files when their messages were read: who is shown a message asks for its files next, and Odoo need not
 * be asked about them again.
 */
@Singleton
final class FileNotes {
    /** What a file is described by. */
    static final List<String> FIELDS = List.of("name", "mimetype", "file_size", "checksum", "type", "access_token");

    private static final int MOST = 20_000;
    private static final Duration TOKEN_KEPT = Duration.ofMinutes(10);

    private final Cache<Key, SourceFile> files;
    private final Cache<AttachmentId, Secret> tokens;

    private record Key(ChannelId channel, AttachmentId attachment) {}

    @Inject
    FileNotes(DownloadConfig config) {
        this(config.knownFor());
    }

    FileNotes(Duration knownFor) {
        files = AnswerCaches.kept(knownFor).maximumSize(MOST).build();
        tokens = AnswerCaches.kept(TOKEN_KEPT).maximumSize(MOST).build();
    }

    /** The file of an attachment's row, which has the {@link #FIELDS}. */
    static SourceFile described(Row row) {
        return new SourceFile(
                new AttachmentId(row.id()),
                row.text("name"),
                row.text("mimetype"),
                row.isSet("file_size") ? row.number("file_size") : 0,
                row.text("checksum"));
    }

    /** A message of the channel carries the file. What only links to somewhere else has no bytes, and is none. */
    void noteCarried(ChannelId channel, Row row) {
        if (row.text("type").equals("binary")) {
            files.put(new Key(channel, new AttachmentId(row.id())), described(row));
            noteToken(row);
        }
    }

    /** It may have one, which is still good for a while. */
    void noteToken(Row row) {
        if (row.isSet("access_token")) {
            tokens.put(new AttachmentId(row.id()), new Secret(row.text("access_token")));
        }
    }

    Optional<SourceFile> carried(ChannelId channel, AttachmentId attachment) {
        return Optional.ofNullable(files.getIfPresent(new Key(channel, attachment)));
    }

    Optional<Secret> token(AttachmentId attachment) {
        return Optional.ofNullable(tokens.getIfPresent(attachment));
    }

    void forgetToken(AttachmentId attachment) {
        tokens.invalidate(attachment);
    }
}
