package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.upload.FileLinks;
import jakarta.inject.Singleton;
import java.net.URI;

/** Links as the visitor's page can follow them: absolute once the gateway's public address is known. */
@Singleton
final class FileUrls {
    private final FileLinks links;
    private final String base;

    FileUrls(FileLinks links, HttpConfig config) {
        this.links = links;
        this.base = config.publicUrl().map(URI::toString).orElse("").replaceAll("/+$", "");
    }

    String of(AttachmentId attachment, ChannelId channel, String name) {
        return base + links.link(attachment, channel, name);
    }
}
