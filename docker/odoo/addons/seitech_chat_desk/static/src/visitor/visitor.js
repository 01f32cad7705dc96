import { Component, onMounted, onWillUpdateProps, useState } from "@odoo/owl";
import { deserializeDateTime } from "@web/core/l10n/dates";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { quietly } from "../core/failures";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const { DateTime } = luxon;
/** Shown in fields of their own, or nobody's business. */
const NOT_LISTED = ["name", "email", "token", "session_token"];
const EARLIER = 5;

/** What the website knows of the visitor beside name and e-mail, and his earlier chats. */
export class Visitor extends Component {
    static template = "seitech_chat_desk.Visitor";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.state = useState({ earlier: [] });
        onMounted(() => quietly(this.load(this.props)));
        onWillUpdateProps((next) => void quietly(this.load(next)));
    }

    get facts() {
        const info = this.props.record.data.visitor_info;
        return Object.entries(info || {}).filter(([key, value]) => !NOT_LISTED.includes(key) && ["string", "number"].includes(typeof value) && value !== "");
    }

    label(key) {
        return key.replaceAll("_", " ");
    }

    day(chat) {
        return deserializeDateTime(chat.create_date).toLocaleString(DateTime.DATE_MED);
    }

    async load({ record }) {
        const asked = `${record.resId} ${record.data.desk_visitor_email}`;
        if (asked === this.asked) {
            return;
        }
        this.asked = asked;
        this.state.earlier = [];
        const email = record.data.desk_visitor_email;
        const found = email ? await this.sameVisitor(record.resId, email) : [];
        if (this.asked === asked) {
            this.state.earlier = found;
        }
    }

    sameVisitor(channelId, email) {
        const domain = [
            ["channel_type", "=", "public_support"],
            ["desk_visitor_email", "=", email],
            ["desk_last_message_at", "!=", false],
            ["id", "!=", channelId],
        ];
        return this.orm.silent.searchRead("seitech.chat.channel", domain, ["name", "create_date", "state"], { order: "id desc", limit: EARLIER });
    }

    open(chat) {
        this.props.record.model.load({ resId: chat.id });
    }
}

registry.category("view_widgets").add("seitech_chat_visitor", {
    component: Visitor,
    fieldDependencies: [
        { name: "visitor_info", type: "json" },
        { name: "desk_visitor_email", type: "char" },
    ],
});
