import { onWillDestroy, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { user } from "@web/core/user";
import { useBus } from "@web/core/utils/hooks";

/** Who types says so every few seconds; who has not for this long has stopped, in ms. */
const FADES_AFTER = 6000;

/**
 * Who types in a conversation, by name.
 *
 * @param {EventBus} events of the live service
 * @param {() => number} channelId
 */
export function useTyping(events, channelId) {
    const names = useState(new Map());
    const timers = new Map();

    function stop(who) {
        browser.clearTimeout(timers.get(who));
        names.delete(who);
    }

    function start({ user_id: who, name }) {
        if (who !== user.userId) {
            browser.clearTimeout(timers.get(who));
            timers.set(who, browser.setTimeout(() => stop(who), FADES_AFTER));
            names.set(who, name);
        }
    }

    useBus(events, "typing", ({ detail: typing }) => typing.channel_id === channelId() && start(typing));
    useBus(events, "changed", ({ detail: change }) => {
        if (change.channel_id === channelId() && change.event === "message") {
            [...names.keys()].forEach(stop);
        }
    });
    onWillDestroy(() => timers.forEach((timer) => browser.clearTimeout(timer)));
    return { names, start, clear: () => [...names.keys()].forEach(stop) };
}
