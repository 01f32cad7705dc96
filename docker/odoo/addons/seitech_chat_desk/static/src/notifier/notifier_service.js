import { reactive } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { isBeingViewed } from "../conversation/viewing";
import { storage } from "../core/storage";
import { playSound } from "./sound";

const MUTED = "muted";
/** The bus repeats the last minute to a page that comes new to it, at once: that is no news. In ms. */
const REPEATED = 2000;
/** What a visitor writes within this time, in ms, is told of once; every agent asks at another moment. */
const GATHER = 500;
const SPREAD = 500;

/**
 * Tells an agent, wherever he is in Odoo, that a visitor has written in one of his chats or in one that nobody has taken:
 * by a sound, a notification in the page, and one of the browser when the page is out of sight. One tab speaks for all.
 */
export const notifierService = {
    dependencies: ["multi_tab", "notification", "orm", "seitech_chat_live", "seitech_chat_opener"],

    start(env, { multi_tab: tabs, notification, orm, seitech_chat_live: live, seitech_chat_opener: opener }) {
        const state = reactive({
            sound: !storage.get(MUTED),
            permission: browser.Notification?.permission ?? "denied",
        });
        const gathered = new Map();
        const closers = new Map();

        function isNews({ event, from_visitor: fromVisitor, assigned_id: assigned, channel_id: channelId }) {
            const concerns = event === "message" && fromVisitor && [false, user.userId].includes(assigned);
            return concerns && performance.now() - live.connectedAt > REPEATED && !isBeingViewed(channelId);
        }

        function gather({ channel_id: channelId, message_ids: ids }) {
            if (!gathered.has(channelId)) {
                gathered.set(channelId, []);
                // It is in the inbox anyway: a lost connection must not add an error to it.
                browser.setTimeout(() => tell(channelId).catch(() => {}), GATHER + Math.random() * SPREAD);
            }
            gathered.get(channelId).push(...ids);
        }

        async function tell(channelId) {
            const ids = gathered.get(channelId);
            gathered.delete(channelId);
            const messages = await orm.silent.call("seitech.chat.message", "desk_read", [ids]);
            const text = messages.map((message) => message.content).join("\n").slice(0, 200);
            if (text && !isBeingViewed(channelId)) {
                show(channelId, messages[0].author_name || _t("Visitor"), text);
            }
        }

        function show(channelId, title, text) {
            closers.get(channelId)?.();
            const buttons = [{ name: _t("Open"), primary: true, onClick: () => openFrom(channelId) }];
            closers.set(channelId, notification.add(text, { title, type: "info", buttons, onClose: () => closers.delete(channelId) }));
            if (state.sound) {
                playSound();
            }
            if (document.visibilityState === "hidden" && state.permission === "granted") {
                const shown = new browser.Notification(title, { body: text, tag: `seitech_chat_${channelId}` });
                shown.onclick = () => openFrom(channelId);
            }
        }

        function openFrom(channelId) {
            closers.get(channelId)?.();
            opener.open(channelId);
        }

        live.events.addEventListener("changed", async ({ detail: change }) => {
            if (isNews(change) && (await tabs.isOnMainTab())) {
                gather(change);
            }
        });

        return {
            state,
            toggleSound() {
                state.sound = !state.sound;
                storage.set(MUTED, !state.sound);
                if (state.sound) {
                    playSound();
                }
            },
            async askPermission() {
                state.permission = await browser.Notification.requestPermission();
            },
        };
    },
};

registry.category("services").add("seitech_chat_notifier", notifierService);
