package com.seitech.chat.gateway.outbox;

import com.seitech.chat.gateway.log.Seldom;
import com.seitech.chat.gateway.log.Shown;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each file twice: on the disk of the replica that accepted it, which usually delivers it, and where a replica that
 * takes over its channel finds it.
 */
public final class ReplicatedFiles implements OutboxFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicatedFiles.class);
    private static final Seldom SELDOM = new Seldom(LOG, 5);

    private final Path directory;
    private final OutboxFiles local;
    private final SharedFiles shared;
    private final Clock clock;

    /** @param directory ours alone, of this replica */
    public ReplicatedFiles(Path directory, SharedFiles shared, Clock clock) {
        this.directory = directory;
        this.local = new SpooledFiles(directory);
        this.shared = shared;
        this.clock = clock;
    }

    @Override
    public OutboxEntry keep(OutboxEntry entry) {
        OutboxEntry kept = local.keep(entry);
        OutboxFile file = kept.file();
        if (file == null) {
            return kept;
        }
        try {
            shared.keep(kept.id(), file.path());
            return kept;
        } catch (IOException e) {
            drop(kept);
            throw unreadable(e);
        } catch (StoreUnavailable e) {
            drop(kept);
            throw e;
        }
    }

    @Override
    public OutboxEntry here(OutboxEntry entry) {
        OutboxEntry here = local.here(entry);
        OutboxFile file = here.file();
        return file == null || isHere(file) ? here : fetched(here, file);
    }

    /** By its size too: what was fetched just before a power loss may be there in name only. */
    private static boolean isHere(OutboxFile file) {
        try {
            return Files.size(file.path()) == file.size();
        } catch (IOException e) {
            return false;
        }
    }

    private OutboxEntry fetched(OutboxEntry entry, OutboxFile file) {
        try {
            Path copy = Files.createTempFile(directory, "fetched", ".tmp");
            try {
                return isCopied(entry.id(), file, copy) ? local.keep(entry.withFile(file.at(copy))) : entry;
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean isCopied(OutboxId id, OutboxFile file, Path copy) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
            shared.copy(id, out);
        }
        boolean whole = HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
        if (!whole) {
            SELDOM.error(
                    "the file is lost: neither on this disk nor whole in the database",
                    line -> line.addKeyValue("entry", id));
        }
        return whole;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private StoreUnavailable unreadable(IOException e) {
        return new StoreUnavailable("cannot use " + directory + ": " + e.getMessage(), e);
    }

    @Override
    public void drop(OutboxEntry entry) {
        local.drop(entry);
        if (entry.file() == null) {
            return;
        }
        try {
            shared.drop(entry.id());
        } catch (StoreUnavailable e) {
            // What nobody needs goes as an orphan.
            LOG.atDebug().addKeyValue("entry", entry.id()).setCause(Shown.of(e)).log("file not dropped");
        }
    }

    /** At its start a replica knows no younger file of its own; others may be about to append theirs. */
    @Override
    public void keepOnly(Collection<OutboxId> entries, Instant before) {
        local.keepOnly(entries, before);
        Instant appended = clock.instant().minus(APPENDED_BY_THEN);
        shared.dropOrphans(before.isBefore(appended) ? before : appended);
    }
}
