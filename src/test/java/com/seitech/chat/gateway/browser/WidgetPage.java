package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The widget on a site's page, as a visitor uses it. What is in it is found in any of its languages. */
final class WidgetPage implements Visitor {
    private final Page page;
    private final String name;
    private final String email;

    private WidgetPage(Page page, String name, String email) {
        this.page = page;
        this.name = name;
        this.email = email;
    }

    static WidgetPage open(Page page, URI address, String name, String email) {
        page.navigate(address.toString());
        return new WidgetPage(page, name, email);
    }

    @Override
    public String name() {
        return name;
    }

    Page page() {
        return page;
    }

    /** Another tab of the same browser, with the chat opened. */
    WidgetPage newTab() {
        WidgetPage tab = open(page.context().newPage(), URI.create(page.url()), name, email);
        tab.openChat();
        return tab;
    }

    void inTheDark() {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    /** The page, too: its direction is the language's. */
    void inArabic() {
        page.evaluate("""
                () => {
                    Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
                    document.querySelector('seitech-chat').setAttribute('data-lang', 'ar');
                }""");
        assertThat(page.locator("seitech-chat .frame[dir=rtl]")).isAttached();
    }

    void openChat() {
        launcher().click();
        assertThat(panel()).isVisible();
    }

    void closeChat() {
        page.locator("seitech-chat .header .close").click();
        assertThat(panel()).isHidden();
    }

    /** Opens it, says who he is, and may write then. */
    void start() {
        openChat();
        page.locator("seitech-chat #name").fill(name);
        page.locator("seitech-chat #email").fill(email);
        page.locator("seitech-chat form.start [type=submit]").click();
        assertThat(draft()).isVisible();
    }

    /** Sends a text that Odoo takes. */
    void say(String text) {
        write(text);
        assertThat(message(text).and(page.locator(".sent, .read"))).isVisible();
    }

    /** Sends a text, whatever becomes of it. */
    void write(String text) {
        draft().fill(text);
        draft().press("Enter");
    }

    /** Chooses a file and sends it. */
    void attach(FilePayload file) {
        page.locator("seitech-chat input[type=file]").setInputFiles(file);
        page.locator("seitech-chat button.send").click();
        assertThat(page.locator("seitech-chat .tray")).isHidden();
    }

    void reload() {
        page.reload();
        openChat();
    }

    void newChat() {
        page.locator("seitech-chat .ending .primary").click();
        assertThat(draft()).isVisible();
    }

    /** From the menu, and sure of it. */
    void endChat() {
        page.locator("seitech-chat .more").click();
        page.locator("seitech-chat .header .menu button").last().click();
        page.locator("seitech-chat .question .danger").click();
        assertThat(ending()).isVisible();
    }

    /** An entry of the menu. */
    void menu(String entry) {
        page.locator("seitech-chat .more").click();
        page.locator("seitech-chat .header .menu button")
                .filter(new FilterOptions().setHasText(entry))
                .click();
    }

    /** Of the emoji that are offered. */
    void choose(String emoji) {
        page.locator("seitech-chat .composer .popover > .tool").click();
        page.locator("seitech-chat .emojis button")
                .filter(new FilterOptions().setHasText(emoji))
                .click();
    }

    void rate(int stars, String comment) {
        page.locator("seitech-chat label[for=star-" + stars + "]").click();
        page.locator("seitech-chat .rating textarea").fill(comment);
        page.locator("seitech-chat .rating [type=submit]").click();
        assertThat(page.locator("seitech-chat .thanks")).not().isEmpty();
    }

    /** As the visitor downloads it. */
    String transcript() {
        Path file = page.waitForDownload(() ->
                        page.locator("seitech-chat .ending .secondary").last().click())
                .path();
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** His session ends, elsewhere: by another page of his. */
    void isErased() {
        page.evaluate("""
                async () => {
                    const [name, value] = Object.entries({ ...localStorage }).find(([key]) => key.endsWith(' session'));
                    const { channel, token } = JSON.parse(value);
                    const url = `${name.split(' ')[1]}/api/chat/support/${channel}`;
                    const answer = await fetch(url, { method: 'DELETE', headers: { 'X-Session-Token': token } });
                    if (!answer.ok) throw new Error(`not erased: ${answer.status}`);
                }""");
    }

    void offline(boolean isOffline) {
        page.context().setOffline(isOffline);
    }

    Locator banner() {
        return page.locator("seitech-chat .banner");
    }

    Locator launcher() {
        return page.locator("seitech-chat .launcher");
    }

    Locator panel() {
        return page.locator("seitech-chat .panel");
    }

    Locator draft() {
        return page.locator("seitech-chat .composer textarea");
    }

    Locator texts() {
        return page.locator("seitech-chat .bubble");
    }

    Locator message(String text) {
        // From the message on: what surrounds the widget is not in it.
        Locator bubble = page.locator(".bubble").filter(new FilterOptions().setHasText(text));
        return page.locator("seitech-chat .message").filter(new FilterOptions().setHas(bubble));
    }

    void awaitMessage(String text) {
        assertThat(message(text)).isVisible();
    }

    /** Above the first of several messages of one author. */
    Locator authors() {
        return page.locator("seitech-chat .author");
    }

    Locator fileLink(String fileName) {
        return page.locator("seitech-chat a.file").filter(new FilterOptions().setHasText(fileName));
    }

    Locator picture() {
        return page.locator("seitech-chat a.picture img");
    }

    /** What is said instead of a box to write in, when the chat is over. */
    Locator ending() {
        return page.locator("seitech-chat .ending .said");
    }

    /** Whether somebody is there, as the header says. */
    Locator status() {
        return page.locator("seitech-chat .status");
    }

    Locator typing() {
        return page.locator("seitech-chat .typing");
    }

    /** What was said while the window is closed. */
    Locator preview() {
        return page.locator("seitech-chat .preview");
    }

    Locator badge() {
        return page.locator("seitech-chat .badge");
    }
}
