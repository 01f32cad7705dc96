package com.seitech.chat.gateway.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures to look at, in {@code target/screenshots}. */
final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshots() {}

    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
