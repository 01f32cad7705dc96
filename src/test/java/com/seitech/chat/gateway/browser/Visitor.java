package com.seitech.chat.gateway.browser;

/** Somebody on the website, by whichever page he chats. */
interface Visitor {
    /** That no other test's visitor has. */
    String name();
}
