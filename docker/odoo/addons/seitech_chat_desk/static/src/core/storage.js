import { browser } from "@web/core/browser/browser";
import { user } from "@web/core/user";
import { session } from "@web/session";

/** Several databases may share a host name, and several users a browser. */
const named = (key) => `seitech_chat.${session.db}.${user.userId}.${key}`;

/** The browser's storage. Full or forbidden, it keeps nothing, but nothing else breaks for that. */
export const storage = {
    get(key) {
        try {
            return JSON.parse(browser.localStorage.getItem(named(key)));
        } catch {
            return null;
        }
    },

    set(key, value) {
        try {
            browser.localStorage.setItem(named(key), JSON.stringify(value));
        } catch {
            // What it was to keep lives on in the page.
        }
    },

    remove(key) {
        try {
            browser.localStorage.removeItem(named(key));
        } catch {
            // As above.
        }
    },

    /** Everything whose key begins so. */
    all(prefix) {
        try {
            const keys = Object.keys(browser.localStorage).filter((key) => key.startsWith(named(prefix)));
            return keys.map((key) => this.get(key.slice(named("").length))).filter(Boolean);
        } catch {
            return [];
        }
    },

    /** Calls back with what another tab has stored under the key; answers what ends it. */
    onChange(key, callback) {
        const listener = (event) => event.key === named(key) && callback(this.get(key));
        browser.addEventListener("storage", listener);
        return () => browser.removeEventListener("storage", listener);
    },
};
