package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.InvalidSession;
import com.seitech.chat.gateway.session.Revocations;
import com.seitech.chat.gateway.session.TokenRequired;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gives files to whoever has a link to them: no session is needed, the link says which channel it is for. */
@Singleton
public final class Downloads {
    private final FileLinks links;
    private final Admission admission;
    private final KnownFiles known;
    private final FileSource source;
    private final FileCache cache;
    private final DownloadConfig config;
    private final Clock clock;

    Downloads(
            FileLinks links,
            Admission admission,
            KnownFiles known,
            FileSource source,
            FileCache cache,
            DownloadConfig config,
            Clock clock,
            Revocations revocations) {
        this.links = links;
        this.admission = admission;
        this.known = known;
        this.source = source;
        this.cache = cache;
        this.config = config;
        this.clock = clock;
        revocations.listen(
                session -> Thread.ofVirtual().name("files-forgotten").start(() -> forgetOf(session.channel())));
    }

    /**
     * What the link to this attachment opens.
     *
     * @throws TokenRequired without a token
     * @throws InvalidSession when the link is not ours, has ended, or its channel was given to another
     * @throws NoSuchFile when no message of the link's channel carries the file
     * @throws TooLarge when it is larger than the setting
     * @throws SourceUnavailable when Odoo cannot be asked
     */
    public LinkedFile find(AttachmentId attachment, @Nullable String token) {
        FileLink link = links.verify(attachment, token);
        admission.admitLink(link.channel(), link.made());
        SourceFile file = known.find(link.channel(), attachment).orElseThrow(NoSuchFile::new);
        if (file.size() > config.maxFile().asLongValue()) {
            throw new TooLarge(config.maxFile().asLongValue());
        }
        return new LinkedFile(link, file, left(link));
    }

    /**
     * The file with its bytes, which are fetched when they are not here. The caller closes it, whatever happens.
     *
     * @throws NoSuchFile when it is gone meanwhile
     * @throws SourceUnavailable when Odoo cannot be asked, or there is no room here
     */
    public Download open(LinkedFile file) {
        try {
            return new Download(file, cache.open(file.link().channel(), file.source(), target -> fetch(file, target)));
        } catch (RuntimeException e) {
            known.forget(file.link().channel(), file.link().attachment());
            throw e;
        }
    }

    private void forgetOf(ChannelId channel) {
        known.forgetOf(channel);
        cache.forgetOf(channel);
    }

    private void fetch(LinkedFile file, Path target) {
        if (!source.fetch(file.source(), target)) {
            throw new NoSuchFile();
        }
    }

    @Scheduled(every = "10m")
    void forgetUnread() {
        cache.forgetUnreadSince(clock.instant().minus(config.kept()));
    }

    private Duration left(FileLink link) {
        Duration left = Duration.between(clock.instant(), link.expires());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
