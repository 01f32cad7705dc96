import { EventBus, reactive } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { registry } from "@web/core/registry";
import { session } from "@web/session";

/** How long a broken connection stays unmentioned, in ms: after a hiccup it is back within two seconds. */
const PATIENCE = 5000;
/** How often pages ask by themselves, in ms, as long as no news can reach them. */
const ASK_EVERY = 10000;

/**
 * The news from the server. `events` triggers
 *
 *  - `changed`, with `{channel_id, message_ids, event, from_visitor, assigned_id}`: what was said is asked for separately;
 *  - `typing`, with `{channel_id, user_id, name}`;
 *  - `seen`, with `{channel_id, message_id}`: the visitor has read so far;
 *  - `resync` when news may have been missed: after each (re)connection, and regularly while there is none.
 *
 * `state.lost` tells whether the connection has been away for longer than a hiccup, `connectedAt` when it came about
 * first, by `performance.now()`.
 */
export const liveService = {
    dependencies: ["bus_service"],

    start(env, { bus_service: bus }) {
        const events = new EventBus();
        const state = reactive({ lost: false });
        const live = { events, state, connectedAt: Infinity };
        let patience;
        let asking;

        function connected() {
            browser.clearTimeout(patience);
            browser.clearInterval(asking);
            patience = asking = undefined;
            state.lost = false;
            live.connectedAt = Math.min(live.connectedAt, performance.now());
            events.trigger("resync");
        }

        function disconnected() {
            patience ??= browser.setTimeout(() => {
                state.lost = true;
                events.trigger("resync");
                asking = browser.setInterval(() => events.trigger("resync"), ASK_EVERY);
            }, PATIENCE);
        }

        function onWorkerState() {
            if (bus.workerState === "CONNECTED") {
                connected();
            } else {
                disconnected();
            }
        }

        if (session.seitech_chat_agent) {
            bus.addEventListener("BUS:WORKER_STATE_UPDATED", onWorkerState);
            // When the browser itself goes offline, nothing but this is said of it.
            bus.addEventListener("BUS:DISCONNECT", disconnected);
            bus.subscribe("seitech_chat_desk/changed", (change) => events.trigger("changed", change));
            bus.subscribe("seitech_chat_desk/typing", (typing) => events.trigger("typing", typing));
            bus.subscribe("seitech_chat_desk/seen", (seen) => events.trigger("seen", seen));
            disconnected();
            bus.start();
        }
        return live;
    },
};

registry.category("services").add("seitech_chat_live", liveService);
