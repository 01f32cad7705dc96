package com.seitech.chat.gateway.upload;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import java.nio.file.Path;
import java.util.Optional;

/** The files in Odoo. Every method may throw {@link SourceUnavailable}. */
public interface FileSource {
    /** The file, when a message of this channel carries it and the channel is one that visitors may use. */
    Optional<SourceFile> find(ChannelId channel, AttachmentId attachment);

    /**
     * Writes the file's bytes into the one at {@code target}, which exists, as fast as they come and within a deadline.
     * When this returns true they are all there; false when the file is gone meanwhile.
     */
    boolean fetch(SourceFile file, Path target);
}
