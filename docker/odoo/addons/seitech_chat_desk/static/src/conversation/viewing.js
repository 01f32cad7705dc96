import { useEffect, useExternalListener } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";

const KEY = "seitech_chat.viewing";

const inFront = () => document.visibilityState === "visible" && document.hasFocus();

/** Whether somebody looks at the conversation in any tab of this browser. */
export function isBeingViewed(channelId) {
    return browser.localStorage.getItem(KEY) === String(channelId);
}

/**
 * Tells the other tabs which conversation is looked at, and calls `onView` whenever the look returns to it.
 *
 * @param {() => number} channelId
 * @param {() => void} onView
 */
export function useViewing(channelId, onView) {
    function update() {
        if (inFront()) {
            browser.localStorage.setItem(KEY, channelId());
            onView();
        } else {
            leave();
        }
    }

    function leave() {
        if (isBeingViewed(channelId())) {
            browser.localStorage.removeItem(KEY);
        }
    }

    useExternalListener(window, "focus", update);
    useExternalListener(window, "blur", leave);
    useExternalListener(window, "pagehide", leave);
    useExternalListener(document, "visibilitychange", update);
    useEffect(
        () => {
            update();
            return leave;
        },
        () => [channelId()]
    );
    return { inFront };
}
