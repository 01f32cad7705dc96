package com.seitech.chat.gateway.odoo;

/** Kinds of calls that must not starve each other. */
enum Lane {
    /** Small calls on behalf of one visitor. */
    VISITOR,
    /** Health, contract checks and, for all visitors together, news. */
    SHARED,
    /** Calls that carry a file, each of which holds a worker for seconds. */
    FILE
}
