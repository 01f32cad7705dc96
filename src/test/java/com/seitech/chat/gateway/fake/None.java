package com.seitech.chat.gateway.fake;

/** Python's {@code None}: legal inside Odoo, deadly in an answer. */
enum None {
    NONE
}
