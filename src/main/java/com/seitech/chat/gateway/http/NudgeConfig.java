package com.seitech.chat.gateway.http;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How Odoo may tell us that there is news, so that nobody waits for the next look. */
@ConfigMapping(prefix = "gateway.nudge")
public interface NudgeConfig {
    /** The end of the address that Odoo calls: at least 16 letters, digits, - or _. Without one there is no such address. */
    Optional<String> secret();

    /** A file that holds the secret; read at the start. */
    Optional<Path> secretFile();
}
