package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;

/** The website's chat, as a visitor uses it. */
final class VisitorPage implements Visitor {
    private final Page page;
    private final String name;
    private final String email;

    private VisitorPage(Page page, String name, String email) {
        this.page = page;
        this.name = name;
        this.email = email;
    }

    static VisitorPage open(Page page, URI address, String name, String email) {
        page.navigate(address.toString());
        return new VisitorPage(page, name, email);
    }

    @Override
    public String name() {
        return name;
    }

    Page page() {
        return page;
    }

    void start() {
        page.getByTestId("name-input").fill(name);
        page.getByTestId("email-input").fill(email);
        page.getByTestId("start-button").click();
        assertThat(page.getByTestId("talk")).isVisible();
    }

    /** Sends a text that the gateway takes. */
    void say(String text) {
        write(text);
        awaitAnswers();
        awaitMessage(text);
    }

    /** Sends a text, whatever becomes of it. */
    void write(String text) {
        draft().fill(text);
        draft().press("Enter");
    }

    void attach(FilePayload file) {
        page.getByTestId("file-input").setInputFiles(file);
        awaitAnswers();
    }

    /** The page shows only what the guide knows; a later one says what its visitor has read. */
    void hasReadAll() {
        Object status = page.evaluate("""
                async () => {
                    const { gatewayUrl } = await import('./gateway.js');
                    const { channelId, token } = JSON.parse(localStorage.getItem('seitech-support-chat'));
                    const answer = await fetch(`${gatewayUrl}/api/chat/support/${channelId}/read`, {
                        method: 'POST',
                        headers: { 'Content-Type': 'application/json', 'X-Session-Token': token },
                        body: JSON.stringify({ message_id: Date.now() }),
                    });
                    return answer.status;
                }""");
        if (!Integer.valueOf(200).equals(status)) {
            throw new AssertionError("the gateway answered " + status);
        }
    }

    /** Until the gateway has answered all that was sent. */
    void awaitAnswers() {
        assertThat(page.getByTestId("message-status").filter(new FilterOptions().setHasText("Sending")))
                .hasCount(0);
    }

    void awaitOnline() {
        assertThat(page.getByTestId("connection-light")).hasAttribute("data-state", "online");
    }

    /** Ends the chat on this page; the form for a new one comes back. */
    void leave() {
        page.getByTestId("leave-button").click();
    }

    void reload() {
        page.reload();
        awaitOnline();
    }

    Locator texts() {
        return page.getByTestId("message-content");
    }

    void awaitMessage(String text) {
        assertThat(messages(text).first()).isVisible();
    }

    /** Who wrote that message, as the page shows it. */
    Locator authorOf(String text) {
        return messages(text).first().getByTestId("message-author");
    }

    private Locator messages(String text) {
        return page.getByTestId("message")
                .filter(new FilterOptions().setHas(texts().filter(new FilterOptions().setHasText(text))));
    }

    Locator fileLink(String fileName) {
        return page.getByTestId("attachment-link").filter(new FilterOptions().setHasText(fileName));
    }

    Locator picture() {
        return page.getByTestId("attachment-image");
    }

    Locator draft() {
        return page.getByTestId("message-input");
    }

    Locator error() {
        return page.getByTestId("error");
    }
}
