import { Component, onMounted, onWillDestroy, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { session } from "@web/session";
import { quietly } from "../core/failures";
import { storage } from "../core/storage";
import { useRefreshOnChange } from "../live/live_hook";

const COUNT = "waiting";

/**
 * How many chats wait for this agent, or for anybody, on every page of Odoo and in the title of the tab. One tab asks for
 * all of them.
 */
export class WaitingChats extends Component {
    static template = "seitech_chat_desk.WaitingChats";
    static props = {};

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.title = useService("title");
        this.tabs = useService("multi_tab");
        this.state = useState({ count: 0 });
        // Who has read a message, or what it says now, changes nothing for those who wait.
        useRefreshOnChange(
            () => this.count(),
            (change) => !["read", "update"].includes(change.event)
        );
        onWillDestroy(storage.onChange(COUNT, (count) => this.show(count || 0)));
        onMounted(() => {
            this.show(storage.get(COUNT) || 0);
            quietly(this.count());
        });
    }

    get label() {
        return _t("%s chats wait for an answer", this.state.count);
    }

    async count() {
        const domain = [
            ["channel_type", "=", "public_support"],
            ["state", "=", "active"],
            ["desk_waiting_since", "!=", false],
            ["desk_assigned_id", "in", [user.userId, false]],
        ];
        if (await this.tabs.isOnMainTab()) {
            this.show(await this.orm.silent.searchCount("seitech.chat.channel", domain));
            storage.set(COUNT, this.state.count);
        }
    }

    show(count) {
        this.state.count = count;
        this.title.setCounters({ seitech_chat: count });
    }

    open() {
        this.action.doAction("seitech_chat_desk.action_support_channels", { clearBreadcrumbs: true });
    }
}

if (session.seitech_chat_agent) {
    registry.category("systray").add("seitech_chat_desk.waiting", { Component: WaitingChats }, { sequence: 30 });
}
