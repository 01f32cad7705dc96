import { markRaw } from "@odoo/owl";
import { deserializeDateTime } from "@web/core/l10n/dates";
import { Mutex } from "@web/core/utils/concurrency";
import { withLinks } from "./links";

const PAGE = 50;

/** What was said in one conversation, as far as it is loaded: its newest part, in order. To be wrapped in `reactive`. */
export class Thread {
    constructor(orm, channelId) {
        this.orm = markRaw(orm);
        this.channelId = channelId;
        this.messages = [];
        this.hasOlder = false;
        this.loaded = false;
        /** The visitor has read up to this id. */
        this.seen = 0;
        // One question at a time: an older answer must not overtake a newer one.
        this.mutex = markRaw(new Mutex());
    }

    get last() {
        return this.messages.at(-1);
    }

    /** Loads the newest messages, or what has happened since; answers who types, as {user_id, name}. */
    sync() {
        return this.mutex.exec(async () => {
            const page = await this.ask("seitech.chat.channel", "desk_thread", [[this.channelId]], { limit: PAGE });
            const oldest = page.messages[0]?.id ?? Infinity;
            const connects = this.loaded && (!page.has_more || oldest <= (this.last?.id ?? 0));
            this.messages = connects ? this.messages.filter((message) => message.id < oldest) : [];
            this.hasOlder = connects && this.messages.length ? this.hasOlder : page.has_more;
            this.put(page.messages);
            this.visitorHasSeen(page.seen);
            this.loaded = true;
            return page.typing;
        });
    }

    older() {
        return this.mutex.exec(async () => {
            const before = this.messages[0]?.id;
            if (!before || !this.hasOlder) {
                return;
            }
            const page = await this.ask("seitech.chat.channel", "desk_thread", [[this.channelId]], { before, limit: PAGE });
            this.hasOlder = page.has_more;
            this.put(page.messages);
        });
    }

    /** Asks again for single messages; those that are gone disappear. */
    refresh(ids) {
        return this.mutex.exec(async () => {
            const oldest = this.messages[0]?.id ?? 0;
            const shown = ids.filter((id) => !this.hasOlder || id >= oldest);
            if (!this.loaded || !shown.length) {
                return;
            }
            const found = await this.ask("seitech.chat.message", "desk_read", [shown]);
            this.messages = this.messages.filter((message) => !shown.includes(message.id));
            this.put(found);
        });
    }

    /** An answer may be older than what was heard meanwhile. */
    visitorHasSeen(id) {
        this.seen = Math.max(this.seen, id);
    }

    put(messages) {
        const fresh = messages.filter((message) => message.channel_id === this.channelId).map(prepared);
        const ids = new Set(fresh.map((message) => message.id));
        this.messages = [...this.messages.filter((message) => !ids.has(message.id)), ...fresh].sort((one, two) => one.id - two.id);
    }

    ask(model, method, args, kwargs = {}) {
        return this.orm.silent.call(model, method, args, kwargs);
    }
}

/** With what every drawing of the page needs, made once. */
function prepared(message) {
    return { ...message, at: markRaw(deserializeDateTime(message.created)), parts: markRaw(withLinks(message.content)) };
}
