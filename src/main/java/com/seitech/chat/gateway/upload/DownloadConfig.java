package com.seitech.chat.gateway.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Files on their way to visitors: fetched from Odoo to the disk once, then sent as fast as each visitor reads. */
@ConfigMapping(prefix = "gateway.download")
public interface DownloadConfig {
    /** The largest file that visitors are given; agents may send larger ones than visitors. */
    @WithDefault("64M")
    MemorySize maxFile();

    /** What such files may take in gateway.data-dir together: those that are being read, and others for the next reader. */
    @WithDefault("1G")
    MemorySize maxDisk();

    /** A file that nobody has read for this long goes from the disk. */
    @WithDefault("24h")
    Duration kept();

    /** What Odoo says of a file holds for this long: that its message still carries it, its name, its checksum. */
    @WithDefault("10s")
    Duration knownFor();
}
