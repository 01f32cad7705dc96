import { onWillDestroy } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { useBus, useService } from "@web/core/utils/hooks";

/** News come in bursts, and every agent's page hears each of them: the answers are spread, in ms. */
const SOON = 200;
const SPREAD = 300;

/**
 * Calls `refresh` soon after something has changed in a conversation for which `concerns` is true, once for a burst, and
 * after news may have been missed.
 *
 * @param {() => void} refresh
 * @param {(change: object) => boolean} [concerns]
 */
export function useRefreshOnChange(refresh, concerns = () => true) {
    const live = useService("seitech_chat_live");
    let waiting;

    function refreshSoon() {
        waiting ??= browser.setTimeout(
            () => {
                waiting = undefined;
                refresh();
            },
            SOON + Math.random() * SPREAD
        );
    }

    useBus(live.events, "changed", ({ detail: change }) => concerns(change) && refreshSoon());
    useBus(live.events, "resync", refreshSoon);
    onWillDestroy(() => browser.clearTimeout(waiting));
    return live;
}
