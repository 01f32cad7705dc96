package com.seitech.chat.gateway.chaos;

import java.util.List;

/** How a visitor reads. */
enum Kind {
    PLAIN("the guide's widget", 1),
    STREAM("a stream", 1),
    TWO_PLAIN("the guide's widget in two pages", 2),
    TWO_STREAMS("two streams", 2);

    /** So that even a few visitors are of all kinds, and of the widget most. */
    private static final List<Kind> IN_TURN = List.of(PLAIN, STREAM, TWO_STREAMS, PLAIN, TWO_PLAIN, STREAM, PLAIN);

    private final String text;
    private final int pages;

    Kind(String text, int pages) {
        this.text = text;
        this.pages = pages;
    }

    static Kind ofNumber(int visitor) {
        return IN_TURN.get(visitor % IN_TURN.size());
    }

    int pages() {
        return pages;
    }

    Page page(ChatApi api, Session session, Timeline timeline) {
        return switch (this) {
            case PLAIN, TWO_PLAIN -> new PlainPage(api, session, timeline);
            case STREAM, TWO_STREAMS -> new StreamPage(api, session, timeline);
        };
    }

    /** Numbers alone cannot always tell two pages of one visitor apart. */
    boolean isExact() {
        return this != TWO_PLAIN;
    }

    @Override
    public String toString() {
        return text;
    }
}
