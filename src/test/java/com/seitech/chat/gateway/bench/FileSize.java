package com.seitech.chat.gateway.bench;

import java.util.Locale;

/** The sizes that are measured: from a photo made small to the largest file that is usual to allow. */
enum FileSize {
    KB_100(100 * FileSize.KILOBYTE),
    MB_1(FileSize.MEGABYTE),
    MB_10(10 * FileSize.MEGABYTE),
    MB_25(25 * FileSize.MEGABYTE);

    static final int KILOBYTE = 1024;
    static final int MEGABYTE = 1024 * KILOBYTE;

    private final int bytes;

    FileSize(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** At which it is the bytes that take the time, not the calls around them. */
    boolean isLarge() {
        return bytes >= 10 * MEGABYTE;
    }

    double megabytesPerSecond(double seconds) {
        return bytes / (double) MEGABYTE / seconds;
    }

    @Override
    public String toString() {
        return bytes < MEGABYTE
                ? String.format(Locale.ROOT, "%d KB", bytes / KILOBYTE)
                : String.format(Locale.ROOT, "%d MB", bytes / MEGABYTE);
    }
}
