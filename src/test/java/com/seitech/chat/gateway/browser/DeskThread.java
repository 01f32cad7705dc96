package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.List;

/** An open conversation on an agent's desk. */
final class DeskThread {
    private final Page page;

    DeskThread(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /** Sends a reply that Odoo takes. */
    void say(String text) {
        write(text);
        awaitConfirmed(text);
    }

    /** Sends a reply, whatever becomes of it. */
    void write(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    void awaitConfirmed(String text) {
        assertThat(message(text).and(page.locator(":not(.o-pending)"))).hasCount(1);
    }

    void attach(FilePayload file) {
        page.locator(".o_desk_composer input[type=file]").setInputFiles(file);
        page.locator(".o_desk_send").click();
        assertThat(file(file.name)).isVisible();
    }

    /** As a person pastes a picture that lies on the clipboard. */
    void paste(FilePayload file) {
        composer()
                .evaluate(
                        """
                (box, [name, type, base64]) => {
                    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
                    const clipboardData = new DataTransfer();
                    clipboardData.items.add(new File([bytes], name, { type }));
                    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }""",
                        List.of(file.name, file.mimeType, Base64.getEncoder().encodeToString(file.buffer)));
        page.locator(".o_desk_send").click();
    }

    void edit(String text, String instead) {
        message(text).hover();
        message(text).locator(".o_desk_edit").click();
        Locator box = page.locator(".o_desk_message textarea");
        box.fill(instead);
        box.press("Enter");
    }

    void delete(String text) {
        message(text).hover();
        message(text).locator(".o_desk_delete").click();
        page.locator(".modal-footer .btn-primary").click();
    }

    void takeOver() {
        button("desk_take_over").click();
    }

    void close() {
        button("desk_close").click();
    }

    void reopen() {
        button("desk_reopen").click();
    }

    Locator button(String name) {
        return page.locator("button[name=" + name + "]");
    }

    void reload() {
        page.reload();
        assertThat(page.locator(".o_desk_thread")).isVisible();
    }

    void awaitOnline() {
        assertThat(offlineBanner()).isHidden();
    }

    /** What says that news are asked for, since none can come. */
    Locator offlineBanner() {
        return page.locator(".o_desk_offline");
    }

    Locator texts() {
        return page.locator(".o_desk_thread .o_desk_content");
    }

    /** Of all messages that are shown. */
    List<Long> ids() {
        return page.locator(".o_desk_thread .o_desk_message").all().stream()
                .map(message -> Long.valueOf(message.getAttribute("data-message-id")))
                .toList();
    }

    Locator message(String text) {
        Locator content = page.locator(".o_desk_content").filter(new FilterOptions().setHasText(text));
        return page.locator(".o_desk_thread .o_desk_message").filter(new FilterOptions().setHas(content));
    }

    Locator picture() {
        return page.locator(".o_desk_image img");
    }

    static void awaitLoaded(Locator image) {
        image.page().waitForFunction("image => image.complete && image.naturalWidth > 0", image.elementHandle());
    }

    Locator file(String name) {
        return page.locator("a.o_desk_file").filter(new FilterOptions().setHasText(name));
    }

    Locator readMark() {
        return page.locator(".o_desk_read");
    }

    Locator seenMark(String text) {
        return message(text).locator(".o_desk_seen");
    }

    /** Those that the visitor gave. */
    Locator stars() {
        return page.locator(".o_field_widget[name=desk_rating] .fa-star");
    }

    Locator ratingComment() {
        return page.locator(".o_field_widget[name=desk_rating_comment]");
    }

    Locator composer() {
        return page.locator(".o_desk_composer textarea");
    }
}
