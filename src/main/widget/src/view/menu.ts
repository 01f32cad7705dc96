// The little list behind the three dots.

import { h, iconButton, set } from './dom';
import type { Actions, Model, Setting } from './model';

export class Menu {
  private readonly transcript: HTMLButtonElement;
  private readonly end: HTMLButtonElement;
  private readonly list: HTMLElement;
  private readonly button: HTMLButtonElement;
  readonly element: HTMLElement;

  constructor({ language: { texts } }: Setting, actions: Actions, askToEnd: () => void) {
    this.transcript = this.entry(texts.transcript, () => actions.transcript());
    this.end = this.entry(texts.end, askToEnd);
    // Safari gives no focus to a button that is pressed, so the list would be gone before the click.
    const onmousedown = (event: Event) => event.preventDefault();
    this.list = h('div', { class: 'menu', id: 'menu', hidden: true, onmousedown }, this.transcript, this.end);
    this.button = iconButton('more', texts.menu, 'more', () => this.toggle(Boolean(this.list.hidden)));
    set(this.button, 'aria-controls', 'menu');
    const onfocusout = (event: Event) => {
      if (!this.element.contains((event as FocusEvent).relatedTarget as Node | null)) this.toggle(false);
    };
    this.element = h('div', { class: 'menu-place', onfocusout }, this.button, this.list);
    this.toggle(false);
  }

  private entry(text: string, action: () => void): HTMLButtonElement {
    const onclick = () => {
      this.toggle(false);
      this.button.focus();
      action();
    };
    return h('button', { type: 'button', onclick }, text);
  }

  private toggle(open: boolean): void {
    this.list.hidden = !open;
    set(this.button, 'aria-expanded', open ? 'true' : 'false');
    if (open) this.list.querySelector<HTMLElement>('button:not([hidden])')?.focus();
  }

  /** Whether there was something to close. */
  escape(): boolean {
    if (this.list.hidden) return false;
    this.toggle(false);
    this.button.focus();
    return true;
  }

  show({ can, hasSession, ended, conversation }: Model): void {
    this.transcript.hidden = !can('transcript') || conversation.messages.length === 0;
    this.end.hidden = !can('close') || ended !== 'no';
    this.element.hidden = !hasSession || (this.transcript.hidden && this.end.hidden);
  }
}
