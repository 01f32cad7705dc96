import { reactive } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { isBeingViewed } from "../conversation/viewing";
import { playSound } from "./sound";

const MUTED = "seitech_chat.muted";
/** The bus repeats the last minute to a page that comes new to it, at once: that is no news. In ms. */
const REPEATED = 2000;

/**
 * Tells an agent, wherever he is in Odoo, that a visitor has written in one of his chats or in one that nobody has taken:
 * by a sound, a notification in the page, and one of the browser when the page is out of sight. One tab speaks for all.
 */
export const notifierService = {
    dependencies: ["action", "multi_tab", "notification", "orm", "seitech_chat_live"],

    start(env, { action, multi_tab: tabs, notification, orm, seitech_chat_live: live }) {
        const state = reactive({
            sound: !browser.localStorage.getItem(MUTED),
            permission: browser.Notification?.permission ?? "denied",
        });

        function open(channelId) {
            window.focus();
            action.doAction("seitech_chat_desk.action_support_channels", {
                viewType: "form",
                props: { resId: channelId },
                clearBreadcrumbs: true,
            });
        }

        async function tell({ channel_id: channelId, message_ids: ids }) {
            const messages = await orm.silent.call("seitech.chat.message", "desk_read", [ids]);
            const text = messages.map((message) => message.content).join("\n");
            const title = messages[0]?.author_name || _t("Visitor");
            if (!text) {
                return;
            }
            if (state.sound) {
                playSound();
            }
            if (document.visibilityState === "hidden" && state.permission === "granted") {
                const shown = new browser.Notification(title, { body: text, tag: `seitech_chat_${channelId}` });
                shown.onclick = () => open(channelId);
            }
            const close = notification.add(text.slice(0, 200), {
                title,
                type: "info",
                buttons: [{ name: _t("Open"), primary: true, onClick: () => (close(), open(channelId)) }],
            });
        }

        live.events.addEventListener("changed", async ({ detail: change }) => {
            const concerns = change.event === "message" && change.from_visitor && [false, user.userId].includes(change.assigned_id);
            const isNews = performance.now() - live.connectedAt > REPEATED;
            if (concerns && isNews && !isBeingViewed(change.channel_id) && (await tabs.isOnMainTab())) {
                // It is on the page anyway: a lost connection must not add an error to it.
                tell(change).catch(() => {});
            }
        });

        return {
            state,
            toggleSound() {
                state.sound = !state.sound;
                if (state.sound) {
                    browser.localStorage.removeItem(MUTED);
                    playSound();
                } else {
                    browser.localStorage.setItem(MUTED, "yes");
                }
            },
            async askPermission() {
                state.permission = await browser.Notification.requestPermission();
            },
        };
    },
};

registry.category("services").add("seitech_chat_notifier", notifierService);
