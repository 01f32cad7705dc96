package com.seitech.chat.gateway.upload;

import java.nio.file.Path;
import java.time.Duration;

/** A file that is here and can be read at any pace, until it is closed. */
public final class Download implements AutoCloseable {
    private final SourceFile file;
    private final TempFiles.TempFile content;
    private final Duration validFor;

    Download(SourceFile file, TempFiles.TempFile content, Duration validFor) {
        this.file = file;
        this.content = content;
        this.validFor = validFor;
    }

    /** For people; without anything that could make it look like another name. */
    public String name() {
        return FileName.safe(file.name());
    }

    /** As Odoo has it: it may be no media type at all. */
    public String mimetype() {
        return file.mimetype();
    }

    public Path content() {
        return content.path();
    }

    /** What is left of the link's life. */
    public Duration validFor() {
        return validFor;
    }

    /** Deletes the content here. Closing again does nothing. */
    @Override
    public void close() {
        content.close();
    }
}
