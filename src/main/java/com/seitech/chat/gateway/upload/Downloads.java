package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.TokenRequired;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gives files to whoever has a link to them: no session is needed, the link says which channel it is for. */
@Singleton
public final class Downloads {
    private final FileLinks links;
    private final Admission admission;
    private final FileSource source;
    private final TempFiles temporary;
    private final DownloadConfig config;
    private final Clock clock;

    Downloads(
            FileLinks links,
            Admission admission,
            FileSource source,
            TempFiles temporary,
            DownloadConfig config,
            Clock clock) {
        this.links = links;
        this.admission = admission;
        this.source = source;
        this.temporary = temporary;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Fetches the file. The caller closes it, whatever happens.
     *
     * @throws TokenRequired without a token
     * @throws InvalidSession when the link is not ours, has ended, or its channel was given to another
     * @throws NoSuchFile when no message of the link's channel carries the file
     * @throws TooLarge when it is larger than the setting
     * @throws SourceUnavailable when Odoo cannot be asked, or there is no room here
     */
    public Download open(AttachmentId attachment, @Nullable String token) {
        FileLink link = links.verify(attachment, token);
        admission.admitLink(link.channel(), link.made());
        SourceFile file = source.find(link.channel(), link.attachment()).orElseThrow(NoSuchFile::new);
        if (file.size() > config.maxFile().asLongValue()) {
            throw new TooLarge(config.maxFile().asLongValue());
        }
        Download download = new Download(file, temporary.create(file.size()), left(link));
        try {
            if (!source.fetch(file, download.content())) {
                throw new NoSuchFile();
            }
            return download;
        } catch (RuntimeException e) {
            download.close();
            throw e;
        }
    }

    private Duration left(FileLink link) {
        Duration left = Duration.between(clock.instant(), link.expires());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
