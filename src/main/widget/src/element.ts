// <seitech-chat>: the chat as an element of a page.

import { Chat } from './chat';
import { ATTRIBUTES, configOf, type Config } from './config';
import { languageOf, type Language } from './i18n/languages';
import { localeOf, timesIn } from './i18n/times';
import type { Visitor } from './session/session';
import type { Setting } from './view/model';
import { View } from './view/view';

/** The gateway, when the script came from it. */
export const home = { url: '' };

export class SeitechChat extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;

  readonly #root = this.attachShadow({ mode: 'open' });
  #chat: Chat | null = null;
  #view: View | null = null;
  #isHere = false;
  #isReady = false;
  #isDrawing = false;
  #isChanging = false;
  /** Until there is a view. */
  #opensLater = false;
  /** Of the last start: an earlier one that still waits for its language is void. */
  #starts = 0;
  #given: Partial<Visitor> = {};

  connectedCallback(): void {
    this.#isHere = true;
    this.#opensLater ||= this.#config.open;
    void this.#start();
  }

  disconnectedCallback(): void {
    this.#isHere = false;
    this.#isReady = false;
    this.#stop();
  }

  /** Several at once are one change. */
  attributeChangedCallback(_: string, before: string | null, now: string | null): void {
    if (before === now || !this.#isHere || this.#isChanging) return;
    this.#isChanging = true;
    queueMicrotask(() => {
      this.#isChanging = false;
      if (this.#isHere) void this.#start();
    });
  }

  get #isOpen(): boolean {
    return this.#view?.opened ?? this.#opensLater;
  }

  open(): void {
    if (this.#view) this.#view.open();
    else this.#opensLater = true;
  }

  close(): void {
    this.#opensLater = false;
    this.#view?.close();
  }

  toggle(): void {
    if (this.#isOpen) this.close();
    else this.open();
  }

  /** Whom the site knows already need not say who he is. */
  setVisitor(visitor: Partial<Visitor>): void {
    this.#given = { ...this.#given, ...visitor };
    this.#chat?.setVisitor(this.#given);
  }

  get #config(): Config {
    return configOf((name) => this.getAttribute(name), home.url);
  }

  async #start(): Promise<void> {
    const start = ++this.#starts;
    const config = this.#config;
    const load = (code: string) => import(`${home.url || config.gateway}/widget.js?texts=${code}`);
    const language = await languageOf(load, config.lang, document.documentElement.lang);
    if (start !== this.#starts) return;
    const opens = this.#isOpen;
    // Until now, the chat as it was before went on.
    this.#stop();
    this.#begin(config, language);
    if (opens) this.open();
    this.#opensLater = false;
    if (!this.#isReady) this.#tell('ready', {});
    this.#isReady = true;
  }

  #begin(config: Config, language: Language): void {
    const locale = localeOf(language, navigator.languages);
    const setting: Setting = { config, language, locale, times: timesIn(language, locale, () => new Date()) };
    this.#chat = new Chat(setting.config, () => setting.language.texts.visitor, {
      changed: () => this.#draw(),
      draft: (text) => this.#view?.fill(text),
      tell: (name, detail) => this.#tell(name, detail),
    });
    this.#view = new View(this, this.#root, setting, this.#chat, (open) => {
      this.#tell(open ? 'open' : 'close', {});
      this.#draw();
    });
    if (Object.keys(this.#given).length) this.#chat.setVisitor(this.#given);
    this.#view.show(this.#chat.model());
  }

  #stop(): void {
    this.#starts++;
    this.#chat?.stop();
    this.#view?.stop();
    this.#chat = null;
    this.#view = null;
  }

  /** What happens together is drawn once. */
  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    queueMicrotask(() => {
      this.#isDrawing = false;
      if (this.#chat) this.#view?.show(this.#chat.model());
    });
  }

  #tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`seitech-chat-${name}`, { detail, bubbles: true, composed: true }));
  }
}
