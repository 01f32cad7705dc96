// Where the visitor writes.

import { composes, h, iconButton, set } from './dom';
import { emojis } from './emojis';
import type { Actions, Setting } from './model';
import type { Popover } from './popover';
import { Tray } from './tray';

/** What the gateway takes. */
const LONGEST_TEXT = 10_000;
const TALLEST_PIXELS = 132;

export class Composer {
  readonly #box: HTMLTextAreaElement;
  readonly #picker: HTMLInputElement;
  readonly #attachButton: HTMLButtonElement;
  readonly #send: HTMLButtonElement;
  readonly #tray: Tray;
  #isSending = false;
  readonly emojis: Popover;
  readonly element: HTMLFormElement;

  constructor(
    setting: Setting,
    private readonly actions: Actions,
    private readonly said: () => void,
  ) {
    const { texts } = setting.language;
    this.#tray = new Tray(setting, () => this.#showSend());
    this.#box = h('textarea', {
      rows: 1,
      maxlength: LONGEST_TEXT,
      placeholder: texts.placeholder,
      'aria-label': texts.message,
      enterkeyhint: 'send',
      oninput: () => this.#typed(),
      onkeydown: (event: Event) => this.#pressed(event as KeyboardEvent),
      onpaste: (event: Event) => this.#pasted(event as ClipboardEvent),
    });
    this.#picker = h('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      'aria-label': texts.attach,
      onchange: () => this.#picked(),
    });
    this.#attachButton = iconButton('clip', texts.attach, 'tool', () => this.#picker.click());
    this.#attachButton.hidden = !setting.config.files;
    this.#send = iconButton('send', texts.send, 'send');
    this.#send.type = 'submit';
    this.emojis = emojis(setting, (emoji) => this.#insert(emoji));
    const onsubmit = (event: Event) => {
      event.preventDefault();
      void this.#submit();
    };
    const parts = [this.#attachButton, this.#picker, this.#box, this.emojis.element, this.#send];
    const row = h('div', { class: 'write' }, ...parts);
    this.element = h('form', { class: 'composer', onsubmit }, this.#tray.element, row);
    this.fill(actions.draft());
  }

  get text(): string {
    return this.#box.value;
  }

  focus(): void {
    this.#box.focus();
  }

  /** What another tab, or a chat that is over, has left. */
  fill(text: string): void {
    if (this.#box.value !== text) this.#box.value = text;
    this.#fit();
    this.#showSend();
  }

  attach(files: Iterable<File>): void {
    this.#tray.add(files);
    this.focus();
  }

  #typed(): void {
    this.#fit();
    this.#showSend();
    this.actions.keepDraft(this.#box.value);
    if (this.#box.value.trim()) this.actions.typed();
  }

  #insert(text: string): void {
    this.#box.setRangeText(text, this.#box.selectionStart, this.#box.selectionEnd, 'end');
    this.focus();
    this.#typed();
  }

  /** Not the Enter that ends the choice of a character. */
  #pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !composes(event)) {
      event.preventDefault();
      void this.#submit();
    }
  }

  #pasted(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    // Office programs put a picture of a text beside it.
    if (!files?.length || this.#attachButton.hidden || event.clipboardData?.getData('text/plain')) return;
    event.preventDefault();
    this.attach(files);
  }

  #picked(): void {
    this.attach(this.#picker.files ?? []);
    this.#picker.value = '';
  }

  async #submit(): Promise<void> {
    const text = this.#box.value.trim();
    const { files } = this.#tray;
    if (this.#isSending || (!text && !files.length)) return;
    this.#isSending = true;
    const taken = await this.actions.say(text, files);
    this.#isSending = false;
    if (!taken) return;
    // It may have taken its time, and more been written meanwhile.
    const rest = this.#box.value.replace(text, '').trimStart();
    this.actions.keepDraft(rest);
    this.#tray.remove(files);
    this.fill(rest);
    this.said();
  }

  #showSend(): void {
    // Without a word there is no direction to find, and the placeholder is in the page's.
    set(this.#box, 'dir', this.#box.value ? 'auto' : null);
    this.#send.disabled = !this.#box.value.trim() && !this.#tray.files.length;
  }

  #fit(): void {
    this.#box.style.height = 'auto';
    this.#box.style.height = `${Math.min(this.#box.scrollHeight, TALLEST_PIXELS)}px`;
  }
}
