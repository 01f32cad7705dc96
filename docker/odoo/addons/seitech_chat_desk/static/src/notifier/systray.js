import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { session } from "@web/session";
import { useRefreshOnChange } from "../live/live_hook";

/** How many chats wait for this agent, or for anybody, on every page of Odoo and in the title of the tab. */
export class WaitingChats extends Component {
    static template = "seitech_chat_desk.WaitingChats";
    static props = {};

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.title = useService("title");
        this.state = useState({ count: 0 });
        useRefreshOnChange(() => this.count());
        onWillStart(() => this.count());
    }

    get label() {
        return _t("%s chats wait for an answer", this.state.count);
    }

    async count() {
        const domain = [
            ["channel_type", "=", "public_support"],
            ["desk_waiting_since", "!=", false],
            ["desk_assigned_id", "in", [user.userId, false]],
        ];
        try {
            this.state.count = await this.orm.silent.searchCount("seitech.chat.channel", domain);
            this.title.setCounters({ seitech_chat: this.state.count });
        } catch {
            // The next news, or the connection's return, asks again.
        }
    }

    open() {
        this.action.doAction("seitech_chat_desk.action_support_channels", { clearBreadcrumbs: true });
    }
}

if (session.seitech_chat_agent) {
    registry.category("systray").add("seitech_chat_desk.waiting", { Component: WaitingChats }, { sequence: 30 });
}
