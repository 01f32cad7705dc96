// The list of messages.

import { Bubbles } from './bubble';
import { h, icon, reconcile, set, setText } from './dom';
import { linesOf, type Line } from './lines';
import type { Actions, Model, Setting } from './model';
import { Scrolling } from './scrolling';

interface Drawn {
  readonly item: HTMLElement;
  signature: string;
}

export class Messages {
  readonly #drawn = new Map<string, Drawn>();
  readonly #bubbles: Bubbles;
  readonly #log: HTMLElement;
  readonly #earlier: HTMLButtonElement;
  readonly #typing: HTMLElement;
  readonly #greeting: HTMLElement;
  readonly #box: HTMLElement;
  readonly #jump: HTMLButtonElement;
  readonly #jumpText = h('span');
  readonly #scrolling: Scrolling;
  #newBelow = 0;
  #newest = 0;
  #hasMore = false;
  #isLoading = false;
  readonly element: HTMLElement;

  constructor(
    private readonly setting: Setting,
    private readonly actions: Actions,
  ) {
    const { texts } = setting.language;
    this.#bubbles = new Bubbles(setting, actions);
    this.#log = h('div', { role: 'log', 'aria-label': texts.conversation, 'aria-live': 'polite' });
    this.#earlier = h(
      'button',
      { type: 'button', class: 'earlier', onclick: () => void this.#loadEarlier() },
      texts.earlier,
    );
    this.#greeting = h('p', { class: 'greeting', dir: 'auto' }, setting.config.greeting ?? texts.greeting);
    const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
    this.#typing = h('div', { class: 'typing', hidden: true }, dots, h('span', { class: 'sr-only' }));
    const status = h('div', { role: 'status' }, this.#typing);
    const content = h('div', { class: 'content' }, this.#earlier, this.#greeting, this.#log, status);
    this.#box = h('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': texts.conversation }, content);
    this.#jump = h(
      'button',
      { type: 'button', class: 'jump', hidden: true, onclick: () => this.toEnd() },
      this.#jumpText,
      icon('down'),
    );
    this.element = h('div', { class: 'messages' }, this.#box, this.#jump);
    this.#scrolling = new Scrolling(this.#box, content, (atEnd, nearStart) => this.#moved(atEnd, nearStart));
  }

  show(model: Model): void {
    const lines = linesOf(model);
    const { conversation } = model;
    this.#hasMore = conversation.hasMore;
    this.#scrolling.keepingPlace(this.#log, () => {
      this.#earlier.hidden = !conversation.hasMore;
      this.#greeting.hidden = conversation.hasMore || (model.hasSession && !conversation.isLoaded);
      this.#draw(lines);
      this.#showTyping(conversation.isTyping && model.ended === 'no', lines);
    });
    this.#countNew(lines);
    set(this.#log, 'aria-busy', conversation.isLoaded && !this.#isLoading ? null : 'true');
    if (this.#scrolling.isAtEnd) this.actions.seen();
  }

  #draw(lines: readonly Line[]): void {
    const keys = new Set(lines.map(({ key }) => key));
    const hasFocus = () => this.#log.matches(':focus-within');
    const hadFocus = hasFocus();
    for (const key of this.#drawn.keys()) if (!keys.has(key)) this.#drawn.delete(key);
    reconcile(
      this.#log,
      lines.map((line) => this.#item(line)),
    );
    // The button that was pressed may be gone.
    if (hadFocus && !hasFocus()) this.#box.focus({ preventScroll: true });
  }

  #item(line: Line): HTMLElement {
    const signature = Bubbles.signature(line, this.actions.progress(line.key));
    const known = this.#drawn.get(line.key) ?? { item: h('div'), signature: '' };
    if (known.signature !== signature) {
      // Only what is new, or has failed, is read out.
      set(known.item, 'aria-live', known.signature && line.mark !== 'failed' && 'off');
      this.#bubbles.draw(known.item, line);
      known.signature = signature;
      this.#drawn.set(line.key, known);
    }
    return known.item;
  }

  #showTyping(isTyping: boolean, lines: readonly Line[]): void {
    const { texts } = this.setting.language;
    const name = lines.filter(({ side }) => side === 'agent').pop()?.author || texts.agent;
    this.#typing.hidden = !isTyping;
    setText(this.#typing.lastElementChild!, isTyping ? texts.typing(name) : '');
  }

  /** What others said below the place that is being read. Own words bring their author back to the end. */
  #countNew(lines: readonly Line[]): void {
    const fresh = lines.filter(({ id, side }) => id > this.#newest && side !== 'visitor').length;
    if (this.#newest && !this.#scrolling.isAtEnd) this.#newBelow += fresh;
    this.#newest = lines.reduce(
      (most, { id, side }) => (side === 'visitor' ? most : Math.max(most, id)),
      this.#newest || 1,
    );
    this.#showJump();
  }

  #showJump(): void {
    const { texts } = this.setting.language;
    this.#jump.hidden = this.#scrolling.isAtEnd;
    set(this.#jump, 'aria-label', this.#newBelow ? null : texts.latest);
    setText(this.#jumpText, this.#newBelow ? texts.newMessages(this.#newBelow) : '');
  }

  #moved(atEnd: boolean, nearStart: boolean): void {
    if (atEnd) this.#newBelow = 0;
    this.#showJump();
    if (atEnd) this.actions.seen();
    if (nearStart && !atEnd) void this.#loadEarlier();
  }

  async #loadEarlier(): Promise<void> {
    if (!this.#hasMore || this.#isLoading) return;
    this.#isLoading = true;
    set(this.#log, 'aria-busy', 'true');
    await this.actions.earlier();
    this.#isLoading = false;
    set(this.#log, 'aria-busy', null);
  }

  toEnd(): void {
    this.#scrolling.toEnd();
  }

  stop(): void {
    this.#scrolling.stop();
  }
}
