package com.seitech.chat.gateway.http;

/** Higher runs earlier; all of them before the routes. */
final class FilterOrder {
    /** Before anything that may answer: a request that is answered has arrived. */
    static final int CONNECTION = 750;

    /** What makes up most of the load is answered before anything else is done. */
    static final int QUIET_POLLS = 700;

    static final int REQUEST_ID = 600;

    /** Before anything that asks for it. */
    static final int CALL_END = 580;

    /** Before anything that may answer. */
    static final int ANSWER_HEADERS = 550;

    /** Before anything that may answer: an error without CORS headers is unreadable for the page. */
    static final int CORS = 500;

    static final int HEAD = 450;

    static final int BODY = 400;

    /** After every filter that may refuse a call, and before everything that answers one. */
    static final int REPLICAS = 20;

    /** After every filter that may refuse a call. */
    static final int ROUTES = 10;

    /** The lowest there is; the framework's limit on bodies comes before it. */
    static final int AFTER_FRAMEWORK_LIMIT = 0;

    private FilterOrder() {}
}
