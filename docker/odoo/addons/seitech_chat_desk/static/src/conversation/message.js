import { Component, useRef, useState } from "@odoo/owl";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { useEmojiPicker } from "@web/core/emoji_picker/emoji_picker";
import { FileModel } from "@web/core/file_viewer/file_model";
import { _t } from "@web/core/l10n/translation";
import { user } from "@web/core/user";
import { useAutofocus, useService } from "@web/core/utils/hooks";
import { humanNumber } from "@web/core/utils/numbers";

const { DateTime } = luxon;
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** One bubble: what was said, its files, who has read it, and what its author may still do with it. */
export class Message extends Component {
    static template = "seitech_chat_desk.Message";
    static props = { message: Object, squashed: Boolean, lastRead: Boolean, lastSeen: Boolean, openFile: Function, closed: Boolean, reply: Function };

    setup() {
        this.orm = useService("orm");
        this.dialog = useService("dialog");
        this.root = useRef("root");
        this.state = useState({ draft: false, saving: false });
        this.reactRef = useRef("react");
        useEmojiPicker(this.reactRef, { onSelect: (emoji) => this.call("desk_react", [emoji]) });
        useAutofocus({ refName: "edit" });
    }

    get message() {
        return this.props.message;
    }

    get isSystem() {
        return this.message.type === "system";
    }

    get isVisitor() {
        return !this.message.author && !this.isSystem;
    }

    get isOwn() {
        return this.message.author && this.message.author.id === user.userId;
    }

    get author() {
        return this.message.author_name || this.message.author.name || _t("Visitor");
    }

    /** A character may be more than one code unit. */
    get initial() {
        return [...this.author.trim()][0]?.toUpperCase();
    }

    /** A file's message has the file's name as its text: once is enough. */
    get showsText() {
        return this.message.content !== this.message.attachments.map((file) => file.name).join(", ");
    }

    get pictures() {
        return this.message.attachments.filter((file) => PICTURES.includes(file.mimetype));
    }

    get files() {
        return this.message.attachments.filter((file) => !PICTURES.includes(file.mimetype));
    }

    get time() {
        return this.message.at.toLocaleString(DateTime.TIME_SIMPLE);
    }

    get fullTime() {
        return this.message.at.toLocaleString(DateTime.DATETIME_MED);
    }

    /** Not every customer's messages can refer to another one. */
    get canQuote() {
        return "parent" in this.message;
    }

    get readBy() {
        return _t("Read by %s", this.message.read_by.join(", "));
    }

    size(file) {
        return `${humanNumber(file.file_size, { decimals: 1 })}B`;
    }

    pictureUrl(file) {
        return `/web/image/${file.id}/480x360?unique=${file.checksum}`;
    }

    open(file) {
        const models = this.pictures.map((picture) => Object.assign(new FileModel(), { ...picture, type: "binary" }));
        this.props.openFile(models[this.pictures.indexOf(file)], models);
    }

    call(method, args = []) {
        return this.orm.call("seitech.chat.message", method, [[this.message.id], ...args]);
    }

    /** Called by the reply box too: the arrow up in an empty one changes what was said last. */
    edit() {
        this.state.draft = this.message.content;
    }

    onEditKeydown(event) {
        if (event.key === "Escape") {
            event.stopPropagation();
            this.leaveEdit();
        } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            this.saveEdit();
        }
    }

    async saveEdit() {
        if (this.state.saving || !this.state.draft.trim()) {
            return;
        }
        this.state.saving = true;
        try {
            await this.call("desk_edit", [this.state.draft]);
            this.leaveEdit();
        } finally {
            this.state.saving = false;
        }
    }

    leaveEdit() {
        this.state.draft = false;
        this.root.el?.focus();
    }

    delete() {
        this.dialog.add(ConfirmationDialog, {
            title: _t("Delete this message?"),
            body: _t("The visitor will no longer see it either."),
            confirmLabel: _t("Delete"),
            confirm: () => this.call("desk_delete"),
            cancel: () => {},
        });
    }
}
