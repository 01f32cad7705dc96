package com.seitech.chat.gateway.outbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Files of entries where every replica finds them. They go by themselves with their entry's delivery, parking and end.
 * Every method throws {@link com.seitech.chat.gateway.session.StoreUnavailable} when it cannot do its work now.
 */
public interface SharedFiles {
    /** Keeps the content, instead of what there was; when this returns, it survives a crash. */
    void keep(OutboxId entry, Path file) throws IOException;

    /** Writes what there is, which may be nothing, or a part. */
    void copy(OutboxId entry, OutputStream target) throws IOException;

    void drop(OutboxId entry);

    /** Deletes what was kept before the instant and no entry needs that is to be delivered. */
    void dropOrphans(Instant before);
}
