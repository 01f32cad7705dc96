import { onWillDestroy } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { useBus, useService } from "@web/core/utils/hooks";
import { quietly } from "../core/failures";

/** News come in bursts, and every agent's page hears each of them: the answers are spread, in ms. */
const SOON = 200;
const SPREAD = 300;
/** An answer that takes longer may have been given up by whoever asked. */
const PATIENCE = 10000;

/**
 * Calls `refresh` soon after something has changed in a conversation for which `concerns` is true, once for a burst, and
 * after news may have been missed. One at a time: faster news than answers must not let the answers starve.
 *
 * @param {() => Promise} refresh
 * @param {(change: object) => boolean} [concerns]
 */
export function useRefreshOnChange(refresh, concerns = () => true) {
    const live = useService("seitech_chat_live");
    let waiting;
    let running = false;
    let again = false;
    let destroyed = false;

    function refreshSoon() {
        if (running) {
            again = true;
        } else if (!destroyed) {
            waiting ??= browser.setTimeout(run, SOON + Math.random() * SPREAD);
        }
    }

    async function run() {
        waiting = undefined;
        running = true;
        try {
            await Promise.race([quietly(refresh()), new Promise((done) => browser.setTimeout(done, PATIENCE))]);
        } finally {
            running = false;
        }
        if (again) {
            again = false;
            refreshSoon();
        }
    }

    useBus(live.events, "changed", ({ detail: change }) => concerns(change) && refreshSoon());
    useBus(live.events, "resync", refreshSoon);
    onWillDestroy(() => {
        browser.clearTimeout(waiting);
        destroyed = true;
    });
}
