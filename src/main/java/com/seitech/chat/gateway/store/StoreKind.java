package com.seitech.chat.gateway.store;

/** In which database the gateway keeps what must survive it. */
public enum StoreKind {
    /** A file in {@code gateway.data-dir}, for one process. */
    SQLITE,
    /** A server. */
    POSTGRESQL
}
