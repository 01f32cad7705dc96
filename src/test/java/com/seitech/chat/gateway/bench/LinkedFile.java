package com.seitech.chat.gateway.bench;

import java.net.URI;

/** A file under the link that the gateway gave for it. */
record LinkedFile(URI link, String sha256) {}
