// The button that is always there.

import { h, icon, set, setText } from './dom';
import type { Setting } from './model';

export class Launcher {
  readonly #badge = h('span', { class: 'badge', 'aria-hidden': 'true', hidden: true });
  readonly element: HTMLButtonElement;

  constructor(
    private readonly setting: Setting,
    toggle: () => void,
  ) {
    this.element = h(
      'button',
      { type: 'button', class: 'launcher', part: 'launcher', 'aria-haspopup': 'dialog', onclick: toggle },
      icon('chat'),
      icon('down'),
      this.#badge,
    );
    this.element.hidden = !setting.config.launcher;
  }

  show(isOpen: boolean, unread: number): void {
    const { texts } = this.setting.language;
    const label = isOpen ? texts.close : unread ? `${texts.open}, ${texts.unread(unread)}` : texts.open;
    set(this.element, 'aria-label', label);
    set(this.element, 'aria-expanded', isOpen ? 'true' : 'false');
    this.#badge.hidden = unread === 0;
    setText(this.#badge, unread > 99 ? '99+' : String(unread));
  }
}
