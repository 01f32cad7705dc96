package com.seitech.chat.gateway.upload;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What Odoo said of files a moment ago: the parts of one file, or a file that many visitors open, are one question. While
 * Odoo is away, what it said last holds as long as a link.
 */
@Singleton
final class KnownFiles {
    private static final int MOST = 20_000;

    private final FileSource source;
    private final AsyncCache<Key, Optional<SourceFile>> fresh;
    private final Cache<Key, SourceFile> last;

    private record Key(ChannelId channel, AttachmentId attachment) {}

    KnownFiles(FileSource source, DownloadConfig config, UploadConfig links) {
        this.source = source;
        this.fresh = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(config.knownFor())
                .executor(Thread::startVirtualThread)
                .buildAsync();
        this.last = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(links.linkLifetime())
                .executor(Thread::startVirtualThread)
                .build();
    }

    /** As {@link FileSource#find}. */
    Optional<SourceFile> find(ChannelId channel, AttachmentId attachment) {
        Key key = new Key(channel, attachment);
        try {
            Optional<SourceFile> found = fresh.get(
                            key, (asked, executor) -> CompletableFuture.supplyAsync(() -> ask(asked), executor))
                    .join();
            if (found.isEmpty()) {
                // It may come any moment.
                fresh.synchronous().invalidate(key);
            }
            return found;
        } catch (CompletionException e) {
            return lastKnown(key, e);
        }
    }

    /** What was said of it proved wrong. */
    void forget(ChannelId channel, AttachmentId attachment) {
        Key key = new Key(channel, attachment);
        fresh.synchronous().invalidate(key);
        last.invalidate(key);
    }

    void forgetOf(ChannelId channel) {
        fresh.synchronous().asMap().keySet().removeIf(key -> key.channel().equals(channel));
        last.asMap().keySet().removeIf(key -> key.channel().equals(channel));
    }

    private Optional<SourceFile> ask(Key key) {
        Optional<SourceFile> found = source.find(key.channel(), key.attachment());
        found.ifPresentOrElse(file -> last.put(key, file), () -> last.invalidate(key));
        return found;
    }

    private Optional<SourceFile> lastKnown(Key key, CompletionException failure) {
        if (!(failure.getCause() instanceof SourceUnavailable away)) {
            throw failure;
        }
        SourceFile known = last.getIfPresent(key);
        if (known == null) {
            throw away;
        }
        return Optional.of(known);
    }
}
