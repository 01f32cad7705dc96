import { onWillDestroy, useEffect, useExternalListener } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { storage } from "../core/storage";

const KEY = "viewing";
/** Who looks says so again and again, in ms: a browser that died while looking must not count for ever. */
const RENEWED = 5000;
const OUTDATED = 3 * RENEWED;

const inFront = () => document.visibilityState === "visible" && document.hasFocus();

/** Whether somebody looks at the conversation in any tab of this browser. */
export function isBeingViewed(channelId) {
    const viewing = storage.get(KEY);
    return viewing?.channelId === channelId && Date.now() - viewing.at < OUTDATED;
}

/**
 * Tells the other tabs which conversation is looked at, and calls `onView` whenever the look returns to it.
 *
 * @param {() => number} channelId
 * @param {() => void} onView
 */
export function useViewing(channelId, onView) {
    function renew() {
        if (inFront()) {
            storage.set(KEY, { channelId: channelId(), at: Date.now() });
        }
    }

    function leave() {
        if (isBeingViewed(channelId())) {
            storage.remove(KEY);
        }
    }

    function update() {
        if (inFront()) {
            renew();
            onView();
        } else {
            leave();
        }
    }

    const timer = browser.setInterval(renew, RENEWED);
    onWillDestroy(() => browser.clearInterval(timer));
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
