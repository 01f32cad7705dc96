package com.seitech.chat.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import java.net.URI;

/** The inbox in Odoo's web client, as an agent uses it. */
final class AgentDesk {
    private static final String INBOX = "/odoo/support-chat";

    private final Page page;
    private final URI odoo;

    private AgentDesk(Page page, URI odoo) {
        this.page = page;
        this.odoo = odoo;
    }

    /** Logs in; what opens is the inbox. */
    static AgentDesk open(Page page, URI odoo, Login login) {
        page.navigate(odoo + "/web/login?redirect=" + INBOX);
        page.locator("input[name=login]").fill(login.name());
        page.locator("input[name=password]").fill(login.password());
        page.locator(".oe_login_buttons button[type=submit]").click();
        assertThat(page.locator(".o_main_navbar")).isVisible();
        return new AgentDesk(page, odoo);
    }

    Page page() {
        return page;
    }

    void openInbox() {
        page.navigate(odoo + INBOX);
        awaitInbox();
    }

    void awaitInbox() {
        assertThat(page.locator(".o_seitech_inbox")).isVisible();
    }

    void backToInbox() {
        page.locator(".breadcrumb-item a").first().click();
        awaitInbox();
    }

    /** Until Odoo's bus has told the page what it repeats to newcomers. */
    void awaitLive() {
        page.waitForFunction(
                "performance.now() - odoo.__WOWL_DEBUG__.root.env.services.seitech_chat_live.connectedAt > 2500");
    }

    void showCards() {
        page.locator(".o_switch_view.o_kanban").click();
        assertThat(page.locator(".o_seitech_inbox .o_kanban_record:not(.o_kanban_ghost)")
                        .first())
                .isVisible();
    }

    /** The conversations in the inbox, rows or cards. */
    Locator entries() {
        return page.locator(".o_seitech_inbox .o_data_row, .o_seitech_inbox .o_kanban_record");
    }

    /** The visitor's conversation in the inbox. */
    Locator entry(Visitor visitor) {
        return entries().filter(new FilterOptions().setHasText(visitor.name()));
    }

    /** Opens it from the inbox. */
    DeskThread open(Visitor visitor) {
        entry(visitor).click();
        return thread(visitor);
    }

    /** Opens it from the list beside another conversation. */
    DeskThread switchTo(Visitor visitor) {
        page.locator(".o_desk_switcher .o_desk_chat")
                .filter(new FilterOptions().setHasText(visitor.name()))
                .click();
        return thread(visitor);
    }

    /** The conversation that is open. */
    DeskThread thread(Visitor visitor) {
        assertThat(page.locator(".o_desk_visitor")).containsText(visitor.name());
        return new DeskThread(page);
    }
}
