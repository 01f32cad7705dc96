package com.seitech.chat.gateway.upload.content;

import java.io.IOException;
import java.nio.file.Path;

/** Files that are two things: what one program shows as a picture, another one unpacks or runs. */
final class HiddenContent {
    private static final String ARCHIVE_END = "PK\u0005\u0006";
    private static final int ARCHIVE_END_BYTES = 22;
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
        String tail = Bytes.last(file, ARCHIVE_TAIL);
        for (int at = tail.indexOf(ARCHIVE_END); at >= 0; at = tail.indexOf(ARCHIVE_END, at + 1)) {
            if (isArchiveEnd(tail, at)) {
                throw new TypeRefused("an archive behind something else (" + type + ")");
            }
        }
    }

    /** Not four bytes that look like it by chance: of one disk, with as many parts on it as in all. */
    private static boolean isArchiveEnd(String tail, int at) {
        return at + ARCHIVE_END_BYTES <= tail.length()
                && Bytes.number(tail, at + 4, 4) == 0
                && Bytes.number(tail, at + 8, 2) == Bytes.number(tail, at + 10, 2);
    }
}
