package com.seitech.chat.gateway.http;

/** That it was done, and nothing else to say. */
record Done(boolean success) {
    static final Done DONE = new Done(true);
}
