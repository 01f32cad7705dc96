// What opens beside a button, and closes when the focus goes elsewhere.

import { h, set } from './dom';

export class Popover {
  readonly element: HTMLElement;

  constructor(
    private readonly button: HTMLButtonElement,
    private readonly list: HTMLElement,
  ) {
    button.addEventListener('click', () => (list.hidden ? this.#toggle(true) : this.close()));
    const onfocusout = (event: Event) => {
      if (!this.element.contains((event as FocusEvent).relatedTarget as Node | null)) this.#toggle(false);
    };
    // Safari gives no focus to a button that is pressed: the list would be gone before the click.
    const onmousedown = (event: Event) => event.preventDefault();
    this.element = h('div', { class: 'popover', onfocusout, onmousedown }, button, list);
    this.#toggle(false);
  }

  #toggle(open: boolean): void {
    this.list.hidden = !open;
    set(this.button, 'aria-expanded', open ? 'true' : 'false');
    if (open) this.list.querySelector<HTMLElement>('button:not([hidden])')?.focus();
  }

  close(): void {
    this.#toggle(false);
    this.button.focus();
  }

  /** Whether there was something to close. */
  escape(): boolean {
    if (this.list.hidden) return false;
    this.close();
    return true;
  }
}
