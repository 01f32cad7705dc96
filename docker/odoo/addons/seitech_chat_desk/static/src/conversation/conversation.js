import { Component, onWillStart, onWillUpdateProps, reactive, status, toRaw, useRef, useState } from "@odoo/owl";
import { useFileViewer } from "@web/core/file_viewer/file_viewer_hook";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { delay } from "@web/core/utils/concurrency";
import { useBus, useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { quietly } from "../core/failures";
import { Composer } from "./composer";
import { grouped } from "./grouping";
import { Message } from "./message";
import { Pending } from "./pending";
import { useReading } from "./reading";
import { useScrolling } from "./scrolling";
import { Thread } from "./thread";
import { useTyping } from "./typing";
import { useViewing } from "./viewing";

/** How long news wait for an own answer that is on its way, in ms: it would be shown twice for a moment. */
const OWN_ANSWER_FIRST = 1000;

/** What was said in the conversation of the form's record, as it happens, and the box for the answer. */
export class Conversation extends Component {
    static template = "seitech_chat_desk.Conversation";
    static components = { Composer, Message, Pending };
    static props = { ...standardWidgetProps };

    setup() {
        this.live = useService("seitech_chat_live");
        this.connection = useState(this.live.state);
        this.outbox = useState(useService("seitech_chat_outbox"));
        this.root = useRef("root");
        this.log = useRef("log");
        this.fileViewer = useFileViewer();
        this.state = useState({ thread: false, quoted: false, visitorShown: false });
        this.watch();
        onWillStart(() => this.open(this.props));
        onWillUpdateProps((next) => next.record.resId !== this.thread.channelId && this.open(next));
    }

    watch() {
        const { events } = this.live;
        const channelId = () => this.channelId;
        this.typing = useTyping(events, channelId);
        this.scrolling = useScrolling(this.log, { onTop: () => quietly(this.thread.older()), onEnd: () => this.reading.seen() });
        this.reading = useReading(
            () => this.thread,
            () => this.scrolling.state.atEnd && this.viewing.inFront()
        );
        this.viewing = useViewing(channelId, () => this.reading.seen());
        useBus(events, "changed", ({ detail: change }) => change.channel_id === this.channelId && this.onChange(change));
        useBus(events, "seen", ({ detail: seen }) => seen.channel_id === this.channelId && this.thread.visitorHasSeen(seen.message_id));
        useBus(events, "resync", () => quietly(this.thread.sync()));
        useBus(this.outbox.events, "delivered", ({ detail: message }) => this.thread.put([message]));
    }

    get thread() {
        return this.state.thread;
    }

    get channelId() {
        return this.props.record.resId;
    }

    get closed() {
        return this.props.record.data.state !== "active";
    }

    get items() {
        return grouped(this.thread.messages);
    }

    /** Up to here the visitor's messages have been read: saying so once is enough. */
    get lastRead() {
        return this.thread.messages.findLast((message) => !message.author && message.read_by.length)?.id;
    }

    /** The last answer that the visitor has read: below it stands that he has. */
    get lastSeen() {
        return this.thread.messages.findLast((message) => message.author && message.id <= this.thread.seen)?.id;
    }

    get pending() {
        return this.outbox.of(this.channelId);
    }

    get typists() {
        const names = [...this.typing.names.values()].join(", ");
        return names && _t("%s is typing", names);
    }

    get newBelow() {
        return this.reading.below && _t("%s new", this.reading.below);
    }

    shows(thread) {
        return status(this) !== "destroyed" && toRaw(thread) === toRaw(this.thread);
    }

    async open({ record }) {
        const thread = reactive(new Thread(this.env.services.orm, record.resId));
        Object.assign(this.state, { thread, quoted: false, visitorShown: false });
        this.typing.clear();
        this.reading.begin();
        this.scrolling.toEnd();
        const typing = await quietly(thread.sync());
        if (this.shows(thread)) {
            typing?.forEach(this.typing.start);
            this.reading.markUnread(record.data.desk_unread_count);
        }
    }

    async onChange(change) {
        const { thread } = this;
        if (change.event === "channel") {
            return;
        }
        await Promise.race([this.outbox.settled(thread.channelId), delay(OWN_ANSWER_FIRST)]);
        if (this.shows(thread)) {
            await quietly(thread.refresh(change.message_ids));
        }
    }

    send(content, files) {
        this.outbox.add({ channelId: this.channelId, content, files, parentId: this.state.quoted?.id || false });
        this.state.quoted = false;
        this.reading.state.firstUnread = false;
        this.scrolling.toEnd();
    }

    quote(message) {
        this.state.quoted = message;
    }

    /** Where the window is too narrow to show the visitor at the side. */
    toggleVisitor() {
        this.state.visitorShown = this.root.el.closest(".o_desk").classList.toggle("o-visitor-shown");
    }

    editLast() {
        const own = this.thread.messages.findLast((message) => message.author && message.author.id === user.userId);
        this.root.el.querySelector(`[data-message-id="${own?.id}"] .o_desk_edit`)?.click();
    }

    onLogKeydown(event) {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (step && event.target.tagName === "DIV") {
            event.preventDefault();
            const messages = [...this.log.el.querySelectorAll(".o_desk_message[tabindex]")];
            const at = messages.indexOf(event.target);
            messages.at(at < 0 ? -1 : Math.min(Math.max(at + step, 0), messages.length - 1))?.focus();
        }
    }
}

registry.category("view_widgets").add("seitech_chat_conversation", {
    component: Conversation,
    fieldDependencies: [
        { name: "state", type: "selection" },
        { name: "desk_unread_count", type: "integer" },
    ],
});
