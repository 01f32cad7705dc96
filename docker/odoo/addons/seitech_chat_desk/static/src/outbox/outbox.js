import { EventBus, markRaw } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { mayPass } from "../core/failures";
import { storage } from "../core/storage";
import { newKey } from "./key";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 10000;
const item = (entry) => `outbox.${entry.key}`;

/**
 * The answers on their way to the server. They survive a reload of the page and an absence of the server, leave in order
 * within a conversation, and arrive once: the server knows an answer by its key, so that it may be sent again.
 *
 * One item of the browser's storage per answer, so that two tabs do not overwrite each other's.
 */
export class Outbox {
    constructor(orm, onRefused) {
        this.orm = markRaw(orm);
        this.onRefused = onRefused;
        this.events = new EventBus();
        this.entries = storage.all("outbox.").sort((one, other) => one.at - other.at);
        this.pause = FIRST_PAUSE;
        this.inFlight = markRaw(new Map());
        this.timers = markRaw(new Map());
    }

    of(channelId) {
        return this.entries.filter((entry) => entry.channelId === channelId);
    }

    /** @param {{channelId: number, content: string, files: {id: number, name: string}[], parentId: number|false}} answer */
    add(answer) {
        const entry = { ...answer, key: newKey(), at: Date.now(), error: false };
        this.entries.push(entry);
        storage.set(item(entry), entry);
        this.send(entry.channelId);
    }

    retry(entry) {
        entry.error = false;
        storage.set(item(entry), entry);
        this.send(entry.channelId);
    }

    discard(entry) {
        storage.remove(item(entry));
        this.entries = this.entries.filter((other) => other.key !== entry.key);
    }

    sendAll() {
        new Set(this.entries.map((entry) => entry.channelId)).forEach((channelId) => this.send(channelId));
    }

    /** Ends when nothing is on its way in the conversation, for better or worse. */
    settled(channelId) {
        return this.inFlight.get(channelId)?.catch(() => {});
    }

    async send(channelId) {
        if (this.inFlight.has(channelId)) {
            return;
        }
        const sending = this.sendInOrder(channelId);
        this.inFlight.set(channelId, sending);
        try {
            await sending;
        } finally {
            this.inFlight.delete(channelId);
        }
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
            return mayPass(error) ? this.sendLater(entry.channelId) : this.refuse(entry, error);
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
        if (!this.timers.has(channelId)) {
            this.timers.set(channelId, browser.setTimeout(() => this.sendAgain(channelId), this.pause));
            this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
        }
        return false;
    }

    sendAgain(channelId) {
        this.timers.delete(channelId);
        this.send(channelId);
    }

    refuse(entry, error) {
        entry.error = error.data?.message || error.message;
        storage.set(item(entry), entry);
        this.onRefused(entry);
        return true;
    }
}
