import { registry } from "@web/core/registry";

/** Opens a conversation from wherever one is in Odoo. */
export const openerService = {
    dependencies: ["action"],

    start(env, { action }) {
        return {
            open(channelId) {
                window.focus();
                return action.doAction("seitech_chat_desk.action_support_channels", {
                    viewType: "form",
                    props: { resId: channelId },
                    clearBreadcrumbs: true,
                });
            },
        };
    },
};

registry.category("services").add("seitech_chat_opener", openerService);
