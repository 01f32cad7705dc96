package com.seitech.chat.gateway.bench;

/** What was to be measured is not there; the table says so instead of showing a figure. */
final class NotMeasurable extends Exception {
    private static final long serialVersionUID = 1L;

    NotMeasurable(String reason) {
        super(reason);
    }
}
