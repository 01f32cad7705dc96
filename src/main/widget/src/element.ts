// <seitech-chat>: the chat as an element of a page.

import { Chat } from './chat';
import { ATTRIBUTES, configOf } from './config';
import { languageOf, type Language } from './i18n/languages';
import { localeOf, timesIn } from './i18n/times';
import type { Visitor } from './session/session';
import type { Setting } from './view/model';
import { View } from './view/view';

/** The gateway, when the script came from it. */
export const home = { url: '' };

export class SeitechChat extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;

  private readonly root = this.attachShadow({ mode: 'open' });
  private chat: Chat | null = null;
  private view: View | null = null;
  private isDrawing = false;
  private isChanging = false;
  private given: Partial<Visitor> = {};

  connectedCallback(): void {
    this.start();
    if (this.setting.config.open) this.open();
    this.tell('ready', {});
  }

  disconnectedCallback(): void {
    this.stop();
  }

  /** Several at once are one change. */
  attributeChangedCallback(_: string, before: string | null, now: string | null): void {
    if (before === now || !this.chat || this.isChanging) return;
    this.isChanging = true;
    queueMicrotask(() => {
      this.isChanging = false;
      if (!this.chat) return;
      const wasOpen = this.view?.opened;
      this.stop();
      this.start();
      if (wasOpen) this.open();
    });
  }

  open(): void {
    this.view?.open();
  }

  close(): void {
    this.view?.close();
  }

  toggle(): void {
    if (this.view?.opened) this.close();
    else this.open();
  }

  /** Whom the site knows already need not say who he is. */
  setVisitor(visitor: Partial<Visitor>): void {
    this.given = { ...this.given, ...visitor };
    this.chat?.setVisitor(this.given);
  }

  private get language(): Language {
    return languageOf(this.getAttribute('data-lang'), document.documentElement.lang);
  }

  private get setting(): Setting {
    const { language } = this;
    const locale = localeOf(language, navigator.languages);
    const config = configOf((name) => this.getAttribute(name), home.url);
    return { config, language, locale, times: timesIn(language, locale, () => new Date()) };
  }

  private start(): void {
    const { setting } = this;
    this.chat = new Chat(setting.config, () => setting.language.texts.visitor, {
      changed: () => this.draw(),
      draft: (text) => this.view?.fill(text),
      tell: (name, detail) => this.tell(name, detail),
    });
    this.view = new View(this, this.root, setting, this.chat, (open) => {
      this.tell(open ? 'open' : 'close', {});
      this.draw();
    });
    if (Object.keys(this.given).length) this.chat.setVisitor(this.given);
    this.view.show(this.chat.model());
  }

  private stop(): void {
    this.chat?.stop();
    this.view?.stop();
    this.chat = null;
    this.view = null;
  }

  /** What happens together is drawn once. */
  private draw(): void {
    if (this.isDrawing) return;
    this.isDrawing = true;
    queueMicrotask(() => {
      this.isDrawing = false;
      if (this.chat) this.view?.show(this.chat.model());
    });
  }

  private tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`seitech-chat-${name}`, { detail, bubbles: true, composed: true }));
  }
}
