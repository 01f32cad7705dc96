// Who is at the other end.

import { h, iconButton, set, setText } from './dom';
import { Menu } from './menu';
import type { Actions, Model, Setting } from './model';

export class Header {
  readonly #light = h('span', { class: 'light', 'aria-hidden': 'true' });
  readonly #status = h('span', {});
  readonly menu: Menu;
  readonly element: HTMLElement;

  constructor(
    private readonly setting: Setting,
    actions: Actions,
    askToEnd: () => void,
    close: () => void,
  ) {
    const { config, language } = setting;
    this.menu = new Menu(setting, actions, askToEnd);
    const title = h('h2', { id: 'title' }, config.title ?? language.texts.title);
    const titles = h('div', { class: 'titles' }, title, h('p', { class: 'status' }, this.#light, this.#status));
    const logo = config.logo && h('img', { class: 'logo', src: config.logo, alt: '' });
    const shut = iconButton('close', language.texts.close, 'close', close);
    this.element = h('div', { class: 'header' }, logo, titles, this.menu.popover.element, shut);
  }

  show(model: Model): void {
    const { texts } = this.setting.language;
    const { desk, isOffline } = model;
    const isThere = desk !== null && !isOffline && desk.online && desk.agents_available;
    const isAway = desk !== null && (isOffline || !desk.online);
    set(this.#light, 'class', `light ${desk === null ? '' : isThere ? 'on' : 'off'}`);
    setText(this.#status, desk === null ? '' : isThere ? texts.online : isAway ? texts.unreachable : texts.away);
    this.menu.show(model);
  }
}
