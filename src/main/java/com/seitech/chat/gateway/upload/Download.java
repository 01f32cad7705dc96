package com.seitech.chat.gateway.upload;

import java.nio.file.Path;

/** A file that is here and can be read at any pace, until it is closed. */
public final class Download implements AutoCloseable {
    private final LinkedFile file;
    private final FileCache.Reading content;

    Download(LinkedFile file, FileCache.Reading content) {
        this.file = file;
        this.content = content;
    }

    public LinkedFile file() {
        return file;
    }

    public Path content() {
        return content.path();
    }

    /** The content may go now. Closing again does nothing. */
    @Override
    public void close() {
        content.close();
    }
}
