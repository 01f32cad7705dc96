import { EventBus, markRaw, reactive } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { ConnectionLostError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { uuid } from "@web/core/utils/strings";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 10000;

/**
 * The answers on their way to the server. They survive a reload of the page and an absence of the server, leave in order
 * within a conversation, and arrive once: the server knows an answer by its key, so that it may be sent again.
 *
 * One item of the browser's storage per answer, so that two tabs do not overwrite each other's.
 */
export class Outbox {
    constructor(orm) {
        this.orm = markRaw(orm);
        this.events = new EventBus();
        this.entries = stored();
        this.pause = FIRST_PAUSE;
        this.inFlight = markRaw(new Map());
    }

    of(channelId) {
        return this.entries.filter((entry) => entry.channelId === channelId);
    }

    /** @param {{channelId: number, content: string, files: {id: number, name: string}[], parentId: number|false}} answer */
    add(answer) {
        const entry = { ...answer, key: newKey(), at: Date.now(), error: false };
        this.entries.push(entry);
        keep(entry);
        this.send(entry.channelId);
    }

    retry(entry) {
        entry.error = false;
        keep(entry);
        this.send(entry.channelId);
    }

    discard(entry) {
        forget(entry);
        this.entries.splice(this.entries.findIndex((other) => other.key === entry.key), 1);
    }

    sendAll() {
        new Set(this.entries.map((entry) => entry.channelId)).forEach((channelId) => this.send(channelId));
    }

    /** Ends when nothing is on its way in the conversation, for better or worse. */
    settled(channelId) {
        return this.inFlight.get(channelId);
    }

    async send(channelId) {
        if (this.inFlight.has(channelId)) {
            return;
        }
        const sending = this.sendInOrder(channelId);
        this.inFlight.set(channelId, sending);
        await sending;
        this.inFlight.delete(channelId);
    }

    async sendInOrder(channelId) {
        let entry;
        do {
            entry = this.of(channelId).find((candidate) => !candidate.error);
        } while (entry && (await this.deliver(entry)));
    }

    /** Whether the next one may be tried. */
    async deliver(entry) {
        try {
            const id = await this.orm.silent.call("seitech.chat.channel", "desk_reply", [[entry.channelId], entry.content], {
                attachment_ids: entry.files.map((file) => file.id),
                key: entry.key,
                parent_id: entry.parentId,
            });
            await this.show(id);
        } catch (error) {
            if (mayPass(error)) {
                this.sendLater(entry.channelId);
                return false;
            }
            entry.error = error.data?.message || error.message;
            keep(entry);
            return true;
        }
        this.pause = FIRST_PAUSE;
        this.discard(entry);
        return true;
    }

    /** Before the entry goes, so that the answer does not vanish from the page in between. */
    async show(id) {
        const messages = await this.orm.silent.call("seitech.chat.message", "desk_read", [[id]]);
        messages.forEach((message) => this.events.trigger("delivered", message));
    }

    sendLater(channelId) {
        browser.setTimeout(() => this.send(channelId), this.pause);
        this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    }
}

/** The server was not reached, or its database was in the way. What it refuses stays refused. */
function mayPass(error) {
    return error instanceof ConnectionLostError || Boolean(error.exceptionName?.startsWith("psycopg2."));
}

/** Odoo's random numbers have 64 bits, and the browser's own UUIDs need HTTPS. */
function newKey() {
    return (uuid() + uuid()).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const prefix = () => `seitech_chat.outbox.${user.userId}.`;

function stored() {
    const keys = Object.keys(browser.localStorage).filter((key) => key.startsWith(prefix()));
    return keys.map((key) => JSON.parse(browser.localStorage.getItem(key))).sort((one, other) => one.at - other.at);
}

function keep(entry) {
    browser.localStorage.setItem(prefix() + entry.key, JSON.stringify(entry));
}

function forget(entry) {
    browser.localStorage.removeItem(prefix() + entry.key);
}

export const outboxService = {
    dependencies: ["orm", "seitech_chat_live"],
    start(env, { orm, seitech_chat_live: live }) {
        const outbox = reactive(new Outbox(orm));
        live.events.addEventListener("resync", () => outbox.sendAll());
        outbox.sendAll();
        return outbox;
    },
};

registry.category("services").add("seitech_chat_outbox", outboxService);
