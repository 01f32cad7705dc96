package com.seitech.chat.gateway.browser;

/** How much of a page somebody sees. */
enum Screen {
    DESK(1400, 900),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
