package com.seitech.chat.gateway.conversation;

/** A field of the request cannot be taken. The message names it and is shown to the visitor. */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    public InvalidInput(String field, String problem) {
        super(field + " " + problem, null, false, false);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
