import { reactive } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { isBeingViewed } from "../conversation/viewing";
import { Outbox } from "./outbox";

export const outboxService = {
    dependencies: ["notification", "orm", "seitech_chat_live", "seitech_chat_opener"],

    start(env, { notification, orm, seitech_chat_live: live, seitech_chat_opener: opener }) {
        /** Whoever looks at the conversation sees it there. */
        function onRefused({ channelId, content, error }) {
            if (!isBeingViewed(channelId)) {
                notification.add(`${content.slice(0, 80)}\n${error}`, {
                    title: _t("Not sent:"),
                    type: "danger",
                    sticky: true,
                    buttons: [{ name: _t("Open"), primary: true, onClick: () => opener.open(channelId) }],
                });
            }
        }

        const outbox = reactive(new Outbox(orm, onRefused));
        live.events.addEventListener("resync", () => outbox.sendAll());
        outbox.sendAll();
        return outbox;
    },
};

registry.category("services").add("seitech_chat_outbox", outboxService);
