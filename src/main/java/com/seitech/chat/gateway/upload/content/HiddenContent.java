package com.seitech.chat.gateway.upload.content;

import java.io.IOException;
import java.nio.file.Path;

/** Files that are two things: what one program shows as a picture, another one unpacks or runs. */
final class HiddenContent {
    private static final String ARCHIVE_END = "PK\u0005\u0006";
    /** The end of an archive may be followed by a comment of 64 KB. */
    private static final int ARCHIVE_TAIL = 66_000;

    private static final String PDF = "%PDF-";
    /** Readers look for it so far into a file. */
    private static final int PDF_HEAD = 1024;

    private HiddenContent() {}

    static void refuseIn(Path file, FileType type) throws IOException {
        int pdf = Bytes.first(file, PDF_HEAD).indexOf(PDF);
        boolean isPdf = type == FileType.PDF;
        if (isPdf ? pdf != 0 : pdf >= 0) {
            throw new TypeRefused("a PDF within something else (" + type.mimetype() + ")");
        }
        refuseArchiveBehind(file, type.mimetype());
    }

    static void refuseArchiveBehind(Path file, String type) throws IOException {
        if (Bytes.last(file, ARCHIVE_TAIL).contains(ARCHIVE_END)) {
            throw new TypeRefused("an archive behind something else (" + type + ")");
        }
    }
}
