// The little list behind the three dots.

import { h, iconButton, setText } from './dom';
import type { Actions, Model, Setting } from './model';
import { Popover } from './popover';

export class Menu {
  readonly #sound: HTMLButtonElement;
  readonly #transcript: HTMLButtonElement;
  readonly #end: HTMLButtonElement;
  readonly popover: Popover;

  constructor(
    private readonly setting: Setting,
    actions: Actions,
    askToEnd: () => void,
  ) {
    const { texts } = setting.language;
    this.#sound = this.#entry('', () => actions.toggleSound());
    this.#transcript = this.#entry(texts.transcript, () => actions.transcript());
    this.#end = this.#entry(texts.end, askToEnd);
    const list = h('div', { class: 'menu' }, this.#sound, this.#transcript, this.#end);
    this.popover = new Popover(iconButton('more', texts.menu, 'more'), list);
  }

  #entry(text: string, action: () => void): HTMLButtonElement {
    const onclick = () => {
      this.popover.close();
      action();
    };
    return h('button', { type: 'button', onclick }, text);
  }

  show({ can, hasSession, ended, conversation, sound }: Model): void {
    const { language, config } = this.setting;
    const isOver = ended !== 'no';
    setText(this.#sound, sound ? language.texts.soundOff : language.texts.soundOn);
    this.#sound.hidden = !config.sound || isOver;
    this.#transcript.hidden = !can('transcript') || conversation.messages.length === 0;
    this.#end.hidden = !can('close') || isOver;
    this.popover.element.hidden =
      !hasSession || [this.#sound, this.#transcript, this.#end].every((entry) => entry.hidden);
  }
}
