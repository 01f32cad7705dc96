// What an agent has said while the window is closed, beside the button that opens it.

import type { Message } from '../api/types';
import { h, iconButton, setText } from './dom';
import type { Setting } from './model';

export class Preview {
  readonly #author = h('b', { dir: 'auto' });
  readonly #text = h('span', { dir: 'auto' });
  readonly element: HTMLElement;

  constructor(
    private readonly setting: Setting,
    open: () => void,
    hide: () => void,
  ) {
    const said = h('button', { type: 'button', class: 'news', onclick: open }, this.#author, this.#text);
    const shut = iconButton('close', setting.language.texts.hide, 'small', hide);
    this.element = h('div', { class: 'preview', hidden: true }, said, shut);
  }

  /** Returns it as one text, to be read out. */
  show(message: Message | null): string {
    this.element.hidden = !message;
    const author = message ? message.author_name || this.setting.language.texts.agent : '';
    setText(this.#author, author);
    setText(this.#text, message?.content ?? '');
    return message ? `${author}: ${message.content}` : '';
  }
}
