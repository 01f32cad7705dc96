import { Component, onWillStart, onWillUpdateProps, reactive, useEffect, useRef, useState } from "@odoo/owl";
import { useFileViewer } from "@web/core/file_viewer/file_viewer_hook";
import { _t } from "@web/core/l10n/translation";
import { ConnectionLostError } from "@web/core/network/rpc";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useBus, useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { Composer } from "./composer";
import { grouped } from "./grouping";
import { Message } from "./message";
import { Pending } from "./pending";
import { useScrolling } from "./scrolling";
import { Thread } from "./thread";
import { useTyping } from "./typing";
import { useViewing } from "./viewing";

/** What was said in the conversation of the form's record, as it happens, and the box for the answer. */
export class Conversation extends Component {
    static template = "seitech_chat_desk.Conversation";
    static components = { Composer, Message, Pending };
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.live = useService("seitech_chat_live");
        this.connection = useState(this.live.state);
        this.outbox = useState(useService("seitech_chat_outbox"));
        this.root = useRef("root");
        this.log = useRef("log");
        this.fileViewer = useFileViewer();
        this.state = useState({ thread: false, firstUnread: false, quoted: false, below: 0, visitorShown: false });
        this.typing = useTyping(this.live.events, () => this.channelId);
        this.scrolling = useScrolling(this.log, { onTop: () => this.quietly(this.state.thread.older()), onEnd: () => this.seen() });
        this.viewing = useViewing(
            () => this.channelId,
            () => this.seen()
        );
        useBus(this.live.events, "changed", ({ detail: change }) => this.onChange(change));
        useBus(this.live.events, "resync", () => this.quietly(this.state.thread.sync()));
        useBus(this.outbox.events, "delivered", ({ detail: message }) => this.state.thread.put([message]));
        useEffect(
            () => this.seen(),
            () => [this.state.thread.last?.id, this.state.thread]
        );
        onWillStart(() => this.open(this.props));
        onWillUpdateProps((next) => next.record.resId !== this.state.thread.channelId && this.open(next));
    }

    get channelId() {
        return this.props.record.resId;
    }

    get closed() {
        return this.props.record.data.state !== "active";
    }

    get items() {
        return grouped(this.state.thread.messages);
    }

    /** Up to here the visitor's messages have been read: saying so once is enough. */
    get lastRead() {
        return this.state.thread.messages.findLast((message) => !message.author && message.read_by.length)?.id;
    }

    get pending() {
        return this.outbox.of(this.channelId);
    }

    get typists() {
        const names = [...this.typing.names.values()].join(", ");
        return names && _t("%s is typing", names);
    }

    get newBelow() {
        return _t("%s new", this.state.below);
    }

    async open({ record }) {
        const thread = reactive(new Thread(this.orm, record.resId));
        Object.assign(this.state, { thread, firstUnread: false, quoted: false, below: 0, visitorShown: false });
        this.typing.clear();
        this.scrolling.toEnd();
        this.markedUpTo = 0;
        await this.quietly(thread.sync());
        const unread = thread.messages.filter((message) => !message.author).slice(-record.data.desk_unread_count);
        this.state.firstUnread = record.data.desk_unread_count > 0 && unread[0]?.id;
    }

    /** Without the server, the page shows what it has and says that the connection is lost. */
    async quietly(promise) {
        try {
            await promise;
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
        }
    }

    async onChange(change) {
        if (change.channel_id !== this.channelId || change.event === "channel") {
            return;
        }
        const { thread } = this.state;
        const last = thread.last?.id ?? 0;
        // An answer that is on its way would be shown twice for a moment.
        await this.outbox.settled(this.channelId);
        await this.quietly(thread.refresh(change.message_ids));
        if (!this.scrolling.state.atEnd) {
            this.state.below += thread.messages.filter((message) => message.id > last).length;
        }
    }

    /** What the visitor has written counts as read when somebody looks at its end. */
    seen() {
        const last = this.state.thread.messages.findLast((message) => !message.author)?.id ?? 0;
        if (!this.scrolling.state.atEnd) {
            return;
        }
        this.state.below = 0;
        if (last > this.markedUpTo && this.viewing?.inFront()) {
            this.markedUpTo = last;
            this.quietly(this.orm.silent.call("seitech.chat.channel", "desk_mark_read", [[this.channelId]]));
        }
    }

    send(content, files) {
        this.outbox.add({ channelId: this.channelId, content, files, parentId: this.state.quoted?.id || false });
        this.state.quoted = false;
        this.state.firstUnread = false;
        this.scrolling.toEnd();
    }

    /** Where the window is too narrow to show the visitor at the side. */
    toggleVisitor() {
        this.state.visitorShown = this.root.el.closest(".o_desk").classList.toggle("o-visitor-shown");
    }

    editLast() {
        const own = this.state.thread.messages.findLast((message) => message.author && message.author.id === user.userId);
        this.root.el.querySelector(`[data-message-id="${own?.id}"] .o_desk_edit`)?.click();
    }

    onLogKeydown(event) {
        const messages = [...this.log.el.querySelectorAll(".o_desk_message")];
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (step && ["DIV"].includes(event.target.tagName)) {
            event.preventDefault();
            const at = messages.indexOf(event.target);
            messages[at < 0 ? messages.length - 1 : Math.min(Math.max(at + step, 0), messages.length - 1)]?.focus();
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
