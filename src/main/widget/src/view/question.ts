// Asks before a chat is ended.

import { h } from './dom';
import type { Setting } from './model';

export class Question {
  readonly #no: HTMLButtonElement;
  #back: HTMLElement | null = null;
  readonly element: HTMLElement;

  constructor({ language: { texts } }: Setting, yes: () => void) {
    this.#no = h('button', { type: 'button', class: 'secondary', onclick: () => this.dismiss() }, texts.endNo);
    const onclick = () => {
      this.dismiss();
      yes();
    };
    const buttons = h(
      'div',
      { class: 'buttons' },
      this.#no,
      h('button', { type: 'button', class: 'primary danger', onclick }, texts.end),
    );
    const said = h('p', { id: 'question' }, texts.endQuestion);
    const box = h(
      'div',
      { role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'question', class: 'box' },
      said,
      buttons,
    );
    this.element = h('div', { class: 'question', hidden: true }, box);
  }

  /** @param back where the focus is afterwards */
  ask(back: HTMLElement | null): void {
    this.#back = back;
    this.element.hidden = false;
    this.#no.focus();
  }

  get isAsking(): boolean {
    return !this.element.hidden;
  }

  dismiss(): void {
    this.element.hidden = true;
    this.#back?.focus();
  }
}
