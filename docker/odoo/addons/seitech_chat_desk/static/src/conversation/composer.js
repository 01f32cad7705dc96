import { Component, onMounted, onWillUpdateProps, useRef, useState } from "@odoo/owl";
import { isMobileOS } from "@web/core/browser/feature_detection";
import { useDropzone } from "@web/core/dropzone/dropzone_hook";
import { useEmojiPicker } from "@web/core/emoji_picker/emoji_picker";
import { _t } from "@web/core/l10n/translation";
import { useAutoresize } from "@web/core/utils/autoresize";
import { useService } from "@web/core/utils/hooks";
import { drafts } from "./drafts";
import { useFiles } from "./files";

/** How often the visitor's page is told that somebody types, in ms. */
const TYPING_EVERY = 3000;

/** The box in which an agent answers. Enter sends, Shift+Enter breaks the line. */
export class Composer extends Component {
    static template = "seitech_chat_desk.Composer";
    static props = { channelId: Number, dropzone: Object, send: Function, editLast: Function, quoted: [Object, Boolean], unquote: Function };

    setup() {
        this.orm = useService("orm");
        this.text = useRef("text");
        this.emoji = useRef("emoji");
        this.picker = useRef("picker");
        this.state = useState({ draft: drafts.get(this.props.channelId) });
        this.files = useFiles(() => this.props.channelId);
        this.lastTyping = 0;
        useAutoresize(this.text, { minimumHeight: 38 });
        useEmojiPicker(this.emoji, { onSelect: (emoji) => this.insert(emoji) });
        useDropzone(this.props.dropzone, (event) => this.files.add(event.dataTransfer.files));
        onMounted(() => this.focus());
        onWillUpdateProps((next) => {
            if (next.channelId !== this.props.channelId) {
                this.state.draft = drafts.get(next.channelId);
                this.focus();
            } else if (next.quoted !== this.props.quoted) {
                this.focus();
            }
        });
    }

    get placeholder() {
        return isMobileOS() || this.env.isSmall ? _t("Write your answer") : _t("Write your answer. Enter sends it, Shift+Enter breaks the line.");
    }

    get canSend() {
        return this.files.ready && Boolean(this.state.draft.trim() || this.files.list.length);
    }

    focus() {
        // A keyboard that pops up on a phone would cover what one wants to read first.
        if (!isMobileOS()) {
            this.text.el?.focus();
        }
    }

    setDraft(text) {
        this.state.draft = text;
        drafts.set(this.props.channelId, text);
    }

    onInput(event) {
        this.setDraft(event.target.value);
        if (this.state.draft.trim() && Date.now() - this.lastTyping > TYPING_EVERY) {
            this.lastTyping = Date.now();
            // Nobody misses it when it does not arrive.
            this.orm.silent.call("seitech.chat.channel", "desk_typing", [[this.props.channelId]]).catch(() => {});
        }
    }

    onKeydown(event) {
        if (event.isComposing) {
            return;
        }
        if (event.key === "Enter" && !event.shiftKey && !isMobileOS()) {
            event.preventDefault();
            this.send();
        } else if (event.key === "ArrowUp" && !this.state.draft) {
            event.preventDefault();
            this.props.editLast();
        } else if (event.key === "Escape" && this.props.quoted) {
            event.stopPropagation();
            this.props.unquote();
        }
    }

    onPaste(event) {
        const files = [...event.clipboardData.files];
        if (files.length) {
            event.preventDefault();
            this.files.add(files);
        }
    }

    onPick(event) {
        this.files.add(event.target.files);
        event.target.value = "";
        this.focus();
    }

    insert(emoji) {
        const { selectionStart, selectionEnd } = this.text.el;
        this.setDraft(this.state.draft.slice(0, selectionStart) + emoji + this.state.draft.slice(selectionEnd));
        this.focus();
    }

    send() {
        if (this.canSend) {
            this.props.send(this.state.draft.trim(), this.files.take());
            this.lastTyping = 0;
            this.setDraft("");
        }
        this.focus();
    }
}
