// Where the visitor writes.

import { h, iconButton, set } from './dom';
import type { Actions, Setting } from './model';
import { Tray } from './tray';

/** What the gateway takes. */
const LONGEST_TEXT = 10_000;
const DRAFT_MILLIS = 300;
const TALLEST_PIXELS = 132;

export class Composer {
  private readonly box: HTMLTextAreaElement;
  private readonly picker: HTMLInputElement;
  private readonly attachButton: HTMLButtonElement;
  private readonly send: HTMLButtonElement;
  private readonly tray: Tray;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSending = false;
  readonly element: HTMLFormElement;

  constructor(
    setting: Setting,
    private readonly actions: Actions,
    private readonly said: () => void,
  ) {
    const { texts } = setting.language;
    this.tray = new Tray(setting, () => this.showSend());
    this.box = h('textarea', {
      rows: 1,
      maxlength: LONGEST_TEXT,
      placeholder: texts.placeholder,
      'aria-label': texts.message,
      enterkeyhint: 'send',
      oninput: () => this.typed(),
      onkeydown: (event: Event) => this.pressed(event as KeyboardEvent),
      onpaste: (event: Event) => this.pasted(event as ClipboardEvent),
    });
    this.picker = h('input', {
      type: 'file',
      multiple: true,
      hidden: true,
      'aria-label': texts.attach,
      onchange: () => this.picked(),
    });
    this.attachButton = iconButton('clip', texts.attach, 'attach', () => this.picker.click());
    this.attachButton.hidden = !setting.config.files;
    this.send = iconButton('send', texts.send, 'send', () => {});
    this.send.type = 'submit';
    const onsubmit = (event: Event) => {
      event.preventDefault();
      void this.submit();
    };
    const row = h('div', { class: 'write' }, this.attachButton, this.picker, this.box, this.send);
    this.element = h('form', { class: 'composer', onsubmit }, this.tray.element, row);
    this.fill(actions.draft());
  }

  get text(): string {
    return this.box.value;
  }

  focus(): void {
    this.box.focus();
  }

  /** What another tab, or a chat that is over, has left. */
  fill(text: string): void {
    if (this.box.value !== text) this.box.value = text;
    this.fit();
    this.showSend();
  }

  attach(files: Iterable<File>): void {
    this.tray.add(files);
    this.focus();
  }

  private typed(): void {
    this.fit();
    this.showSend();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.actions.keepDraft(this.box.value), DRAFT_MILLIS);
    if (this.box.value.trim()) this.actions.typed();
  }

  /** Not the Enter that ends the choice of a character. */
  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void this.submit();
    }
  }

  private pasted(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    // Office programs put a picture of a text beside it.
    if (!files?.length || this.attachButton.hidden || event.clipboardData?.getData('text/plain')) return;
    event.preventDefault();
    this.attach(files);
  }

  private picked(): void {
    this.attach(this.picker.files ?? []);
    this.picker.value = '';
  }

  private async submit(): Promise<void> {
    const text = this.box.value.trim();
    const { files } = this.tray;
    if (this.isSending || (!text && !files.length)) return;
    this.isSending = true;
    const taken = await this.actions.say(text, files);
    this.isSending = false;
    if (!taken) return;
    clearTimeout(this.timer);
    this.actions.keepDraft('');
    this.tray.clear();
    this.fill('');
    this.said();
  }

  private showSend(): void {
    // Without a word there is no direction to find, and the placeholder is in the page's.
    set(this.box, 'dir', this.box.value ? 'auto' : null);
    this.send.disabled = !this.box.value.trim() && !this.tray.files.length;
  }

  private fit(): void {
    this.box.style.height = 'auto';
    this.box.style.height = `${Math.min(this.box.scrollHeight, TALLEST_PIXELS)}px`;
  }
}
