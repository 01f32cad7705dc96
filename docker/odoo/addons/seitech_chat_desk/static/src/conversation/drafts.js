import { storage } from "../core/storage";

const key = (channelId) => `draft.${channelId}`;

/** Half an answer, kept per conversation: neither a look into another one nor a reload loses it. */
export const drafts = {
    get(channelId) {
        return storage.get(key(channelId)) || "";
    },
    set(channelId, text) {
        if (text.trim()) {
            storage.set(key(channelId), text);
        } else {
            storage.remove(key(channelId));
        }
    },
};
