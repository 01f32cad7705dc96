package com.seitech.chat.gateway.upload.scan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The virus scanner for files of visitors. */
@ConfigMapping(prefix = "gateway.scanner")
public interface ScannerConfig {
    /** Where ClamAV's clamd listens: host:port, or the path of its socket. Without it, nothing is scanned. */
    Optional<String> clamd();

    /** From connecting to the last byte of the answer. A file without an answer is refused. */
    @WithDefault("30s")
    Duration timeout();
}
