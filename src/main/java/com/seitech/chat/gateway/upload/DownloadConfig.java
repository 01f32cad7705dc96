package com.seitech.chat.gateway.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Files on their way to visitors: fetched from Odoo to the disk at once, then sent as fast as the visitor reads. */
@ConfigMapping(prefix = "gateway.download")
public interface DownloadConfig {
    /** The largest file that visitors are given; agents may send larger ones than visitors. */
    @WithDefault("64M")
    MemorySize maxFile();

    /** What such files may take in gateway.data-dir together; who asks for more is told to come back. */
    @WithDefault("1G")
    MemorySize maxDisk();
}
