package com.seitech.chat.gateway.upload;

import java.time.Duration;

/** What a link opens, its bytes aside. */
public final class LinkedFile {
    private final FileLink link;
    private final SourceFile source;
    private final Duration validFor;

    LinkedFile(FileLink link, SourceFile source, Duration validFor) {
        this.link = link;
        this.source = source;
        this.validFor = validFor;
    }

    /** For people; without anything that could make it look like another name. */
    public String name() {
        return FileName.safe(source.name());
    }

    /** As Odoo has it: it may be no media type at all. */
    public String mimetype() {
        return source.mimetype();
    }

    /** In bytes. */
    public long size() {
        return source.size();
    }

    /** Of the content, in hex; empty when Odoo has none. */
    public String checksum() {
        return source.checksum();
    }

    /** What is left of the link's life. */
    public Duration validFor() {
        return validFor;
    }

    FileLink link() {
        return link;
    }

    SourceFile source() {
        return source;
    }
}
