import { Component, onWillStart, useState } from "@odoo/owl";
import { deserializeDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { useRefreshOnChange } from "../live/live_hook";

const { DateTime } = luxon;
const FIELDS = ["name", "desk_last_message", "desk_last_from_visitor", "desk_last_message_at", "desk_unread_count", "desk_assigned_id"];
/** More open chats than an agent can hold in view; the inbox has all. */
const LIMIT = 60;

/** The agent's open chats, and those that nobody has taken yet, beside the one that he looks at. */
export class Switcher extends Component {
    static template = "seitech_chat_desk.Switcher";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.notifier = useState(useService("seitech_chat_notifier"));
        this.state = useState({ chats: [] });
        useRefreshOnChange(() => this.load());
        onWillStart(() => this.load());
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

    get sections() {
        const mine = this.state.chats.filter((chat) => chat.desk_assigned_id);
        const free = this.state.chats.filter((chat) => !chat.desk_assigned_id);
        return { mine, free };
    }

    async load() {
        try {
            this.state.chats = await this.orm.silent.searchRead(
                "seitech.chat.channel",
                [
                    ["channel_type", "=", "public_support"],
                    ["state", "=", "active"],
                    ["message_ids", "!=", false],
                    ["desk_assigned_id", "in", [user.userId, false]],
                ],
                FIELDS,
                { order: "desk_last_message_at desc", limit: LIMIT }
            );
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
        }
    }

    time(chat) {
        const at = deserializeDateTime(chat.desk_last_message_at);
        return at.hasSame(DateTime.local(), "day") ? at.toLocaleString(DateTime.TIME_SIMPLE) : at.toLocaleString({ day: "numeric", month: "short" });
    }

    async open(chat) {
        const { model } = this.props.record;
        const resIds = this.state.chats.map(({ id }) => id);
        await model.load({ resId: chat.id, resIds });
    }
}

registry.category("view_widgets").add("seitech_chat_switcher", { component: Switcher });
