import { useEffect, useEnv, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { quietly } from "../core/failures";

/** Several agents who look at the same chat say so one after the other, in ms. */
const SPREAD = 400;

/**
 * What is new to the reader of a conversation: `firstUnread`, the message above which the line "New" stands, and `below`,
 * how many have come while he was further up. What the visitor has written counts as read when somebody looks at its end.
 *
 * @param {() => object} thread
 * @param {() => boolean} looks whether the reader is at the end and the page in front
 */
export function useReading(thread, looks) {
    // Not the component's own, which refuses to work once the reader has gone on to another page: he has read it all the same.
    const { orm } = useEnv().services;
    const state = useState({ firstUnread: false, lastAtEnd: 0, marked: 0 });

    function seen() {
        const { messages, channelId } = thread();
        if (!looks()) {
            return;
        }
        state.lastAtEnd = messages.at(-1)?.id ?? 0;
        const last = messages.findLast((message) => !message.author)?.id ?? 0;
        if (last > state.marked) {
            state.marked = last;
            browser.setTimeout(() => quietly(orm.silent.call("seitech.chat.channel", "desk_mark_read", [[channelId]], { up_to: last })), Math.random() * SPREAD);
        }
    }

    useEffect(seen, () => [thread().last?.id, thread()]);
    return {
        state,
        seen,
        get below() {
            return thread().messages.filter((message) => message.id > state.lastAtEnd).length;
        },
        begin() {
            Object.assign(state, { firstUnread: false, lastAtEnd: 0, marked: 0 });
        },
        markUnread(count) {
            const unread = count ? thread().messages.filter((message) => !message.author).slice(-count) : [];
            state.firstUnread = unread[0]?.id ?? false;
        },
    };
}
