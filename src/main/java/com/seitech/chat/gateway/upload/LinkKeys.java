package com.seitech.chat.gateway.upload;

import java.util.List;
import javax.crypto.SecretKey;

/** The keys of file links, which may be replaced while the gateway runs. */
@FunctionalInterface
public interface LinkKeys {
    /** At least one: the first signs, and what any of them signed is good. Asked for each link. */
    List<SecretKey> keys();
}
