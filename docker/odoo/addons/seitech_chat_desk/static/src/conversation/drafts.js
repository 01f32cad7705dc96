import { browser } from "@web/core/browser/browser";
import { user } from "@web/core/user";

const key = (channelId) => `seitech_chat.draft.${user.userId}.${channelId}`;

/** Half an answer, kept per conversation: neither a look into another one nor a reload loses it. */
export const drafts = {
    get(channelId) {
        return browser.localStorage.getItem(key(channelId)) || "";
    },
    set(channelId, text) {
        if (text.trim()) {
            browser.localStorage.setItem(key(channelId), text);
        } else {
            browser.localStorage.removeItem(key(channelId));
        }
    },
};
