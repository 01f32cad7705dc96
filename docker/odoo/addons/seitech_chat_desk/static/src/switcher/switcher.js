import { Component, onWillStart, useState } from "@odoo/owl";
import { deserializeDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { quietly } from "../core/failures";
import { useRefreshOnChange } from "../live/live_hook";

const { DateTime } = luxon;
const FIELDS = ["name", "desk_last_message", "desk_last_from_visitor", "desk_last_message_at", "desk_unread_count", "desk_assigned_id"];
/** More than an agent can hold in view; the inbox has all. Of each kind: a flood of new chats must not hide his own. */
const LIMIT = 40;

/** The agent's open chats, and those that nobody has taken yet, beside the one that he looks at. */
export class Switcher extends Component {
    static template = "seitech_chat_desk.Switcher";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.notifier = useState(useService("seitech_chat_notifier"));
        this.state = useState({ mine: [], free: [] });
        useRefreshOnChange(() => this.load());
        onWillStart(() => quietly(this.load()));
    }

    get mineTitle() {
        return _t("My chats");
    }

    get freeTitle() {
        return _t("Unassigned");
    }

    get soundTitle() {
        return this.notifier.state.sound ? _t("A sound for new messages: on") : _t("A sound for new messages: off");
    }

    async load() {
        const [mine, free] = await Promise.all([this.chatsOf(user.userId), this.chatsOf(false)]);
        Object.assign(this.state, { mine, free });
    }

    chatsOf(agent) {
        const domain = [
            ["channel_type", "=", "public_support"],
            ["state", "=", "active"],
            ["desk_last_message_at", "!=", false],
            ["desk_assigned_id", "=", agent],
        ];
        return this.orm.silent.searchRead("seitech.chat.channel", domain, FIELDS, { order: "desk_last_message_at desc", limit: LIMIT });
    }

    time(chat) {
        const at = deserializeDateTime(chat.desk_last_message_at);
        return at.hasSame(DateTime.local(), "day") ? at.toLocaleString(DateTime.TIME_SIMPLE) : at.toLocaleString({ day: "numeric", month: "short" });
    }

    async open(chat) {
        const { model } = this.props.record;
        const resIds = [...this.state.mine, ...this.state.free].map(({ id }) => id);
        await model.load({ resId: chat.id, resIds });
    }
}

registry.category("view_widgets").add("seitech_chat_switcher", { component: Switcher });
