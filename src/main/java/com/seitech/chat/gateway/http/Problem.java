package com.seitech.chat.gateway.http;

import java.util.Locale;

/** Every error that a visitor can see: status, stable code and what it says to a person. */
enum Problem {
    INVALID_REQUEST(400, "The request cannot be understood."),
    TOKEN_REQUIRED(401, "A session token is required."),
    INVALID_SESSION(403, "This chat session is not valid any more. Please start a new chat."),
    NOT_FOUND(404, "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here."),
    CHANNEL_CLOSED(409, "This chat is closed. Please start a new one."),
    IDEMPOTENCY_CONFLICT(409, "This message id was used for another message."),
    TOO_LARGE(413, "The request is too large."),
    TYPE_REFUSED(415, "Files of this kind cannot be sent."),
    UNSUPPORTED_MEDIA_TYPE(415, "This kind of content is not understood here."),
    RANGE_NOT_SATISFIABLE(416, "The file has no such part."),
    RATE_LIMITED(429, "That was a little fast. Please wait a moment."),
    INTERNAL(500, "Something went wrong on our side. Please try again."),
    NOT_SUPPORTED(501, "The support desk cannot do this."),
    ODOO_UNAVAILABLE(503, "The support desk cannot be reached right now. Please try again in a moment."),
    CANNOT_KEEP(503, "Your message cannot be taken right now. Please try again in a moment.");

    private final int status;
    private final String text;

    Problem(int status, String text) {
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    /** Whether the same request may succeed later: then an answer says when to try. */
    boolean isPassing() {
        return status == 429 || status == 503;
    }

    String text() {
        return text;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
