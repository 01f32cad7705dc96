import { Component, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/**
 * The box in which an agent answers. What he types is kept per conversation and apart from the record: Odoo saves a
 * changed record by itself when one leaves the page, and half an answer must not go out that way.
 */
export class Reply extends Component {
    static template = "seitech_chat_desk.Reply";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.state = useState({ drafts: {}, sending: false });
    }

    get channelId() {
        return this.props.record.resId;
    }

    get draft() {
        return this.state.drafts[this.channelId] || "";
    }

    get placeholder() {
        return _t("Write your answer. Ctrl+Enter sends it.");
    }

    get canSend() {
        return !this.state.sending && Boolean(this.draft.trim());
    }

    onInput(event) {
        this.state.drafts[this.channelId] = event.target.value;
    }

    onKeydown(event) {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            this.send();
        }
    }

    async send() {
        if (!this.canSend) {
            return;
        }
        const channelId = this.channelId;
        this.state.sending = true;
        try {
            await this.orm.call("seitech.chat.channel", "desk_reply", [[channelId], this.draft]);
            delete this.state.drafts[channelId];
        } finally {
            this.state.sending = false;
        }
        await this.props.record.load();
    }
}

registry.category("view_widgets").add("seitech_chat_reply", { component: Reply });
