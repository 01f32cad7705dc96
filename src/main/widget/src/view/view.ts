// All that is to be seen: the launcher and the window it opens.

import sheet from '../styles/sheet';
import { css, painted, parse, readableOn, textOn, type Rgb } from './color';
import { h, set, setText } from './dom';
import { Launcher } from './launcher';
import type { Actions, Model, Setting } from './model';
import { Panel } from './panel';
import { Preview } from './preview';

/** Where a window beside the page would be too small. */
const SMALL = '(max-width: 480px), (max-height: 420px)';
/** The backgrounds on which the site's colour is text; the same as in the style sheet. */
const LIGHT: Rgb = [255, 255, 255];
const DARK: Rgb = [23, 27, 36];

export class View {
  readonly #launcher: Launcher;
  readonly #preview: Preview;
  readonly #panel: Panel;
  readonly #small = matchMedia(SMALL);
  #isOpen = false;
  /** For those who do not see what has come, or that it is over. */
  readonly #told = h('p', { class: 'sr-only', role: 'status' });
  #covers = false;
  #overflow = '';

  constructor(
    private readonly host: HTMLElement,
    root: ShadowRoot,
    private readonly setting: Setting,
    private readonly actions: Actions,
    private readonly toggled: (open: boolean) => void,
  ) {
    const { language, config } = setting;
    this.#launcher = new Launcher(setting, () => (this.#isOpen ? this.close() : this.open()));
    this.#panel = new Panel(setting, actions, () => this.close());
    this.#preview = new Preview(setting, () => this.open(), () => this.#hidePreview());
    const position = config.position ?? (language.direction === 'rtl' ? 'left' : 'right');
    const frame = h(
      'div',
      { class: `frame ${config.theme} ${position}`, lang: language.code, dir: language.direction },
      this.#panel.element,
      this.#preview.element,
      this.#launcher.element,
      this.#told,
    );
    root.adoptedStyleSheets = [sheet()];
    root.replaceChildren(frame);
    this.#paint(frame);
    this.#small.addEventListener('change', this.#fit);
    visualViewport?.addEventListener('resize', this.#fit);
    visualViewport?.addEventListener('scroll', this.#fit);
  }

  /** Whatever colour the site has, what is written on it and in it can be read. */
  #paint(frame: HTMLElement): void {
    if (this.setting.config.color) frame.style.setProperty('--own-color', this.setting.config.color);
    const probe = h('span', { class: 'probe' });
    frame.append(probe);
    const computed = getComputedStyle(probe).color;
    const color = parse(computed) ?? painted(computed);
    probe.remove();
    if (!color) return;
    frame.style.setProperty('--on-color', css(textOn(color)));
    frame.style.setProperty('--color-on-light', css(readableOn(LIGHT, color)));
    frame.style.setProperty('--color-on-dark', css(readableOn(DARK, color)));
  }

  get opened(): boolean {
    return this.#isOpen;
  }

  show(model: Model): void {
    this.#panel.show(model);
    const unread = this.#isOpen ? 0 : model.unread;
    this.#launcher.show(this.#isOpen, unread);
    const preview = this.#isOpen || !this.setting.config.launcher ? null : model.preview;
    const news = this.#preview.show(preview);
    setText(this.#told, this.#isOpen ? this.#endOf(model) : news);
  }

  #endOf({ ended }: Model): string {
    const { texts } = this.setting.language;
    return ended === 'no' ? '' : ended === 'closed' ? texts.ended : texts.expired;
  }

  #hidePreview(): void {
    this.#launcher.element.focus();
    this.actions.hidePreview();
  }

  fill(draft: string): void {
    this.#panel.fill(draft);
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#fit();
    this.actions.opened();
    this.#panel.open();
    this.toggled(true);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#fit();
    this.#panel.close();
    this.actions.closed();
    this.toggled(false);
    if (!this.#launcher.element.hidden) this.#launcher.element.focus();
  }

  /** On a small screen it covers the page, which does not scroll behind it, and leaves room for the keyboard. */
  readonly #fit = (): void => {
    const covers = this.#isOpen && this.#small.matches;
    this.#cover(covers);
    const { style } = this.#panel.element;
    style.setProperty('--seen-height', covers && visualViewport ? `${visualViewport.height}px` : '');
    style.setProperty('--seen-top', covers && visualViewport ? `${visualViewport.offsetTop}px` : '');
  };

  /** The page may say itself whether it scrolls: what it said comes back. */
  #cover(yes: boolean): void {
    if (yes === this.#covers) return;
    this.#covers = yes;
    set(this.host, 'data-covers', yes);
    this.#panel.modal = yes;
    const { style } = document.documentElement;
    if (yes) this.#overflow = style.overflow;
    style.overflow = yes ? 'hidden' : this.#overflow;
  }

  stop(): void {
    this.#cover(false);
    this.#small.removeEventListener('change', this.#fit);
    visualViewport?.removeEventListener('resize', this.#fit);
    visualViewport?.removeEventListener('scroll', this.#fit);
    this.#panel.stop();
  }
}
