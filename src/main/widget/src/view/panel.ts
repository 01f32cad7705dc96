// The window of the chat: what is shown when, and where the focus is.

import { Composer } from './composer';
import { composes, h, set, setText } from './dom';
import { Ending } from './ending';
import { acceptDrops } from './drops';
import { Form } from './form';
import { Header } from './header';
import { Messages } from './messages';
import type { Actions, Model, Setting } from './model';
import { Question } from './question';

export class Panel {
  readonly #header: Header;
  readonly #banner = h('div', { class: 'banner', hidden: true });
  readonly #form: Form;
  readonly #messages: Messages;
  readonly #composer: Composer;
  readonly #ending: Ending;
  readonly #question: Question;
  #part: { focus(): void };
  readonly element: HTMLElement;

  constructor(
    private readonly setting: Setting,
    actions: Actions,
    close: () => void,
  ) {
    this.#question = new Question(setting, () => actions.end());
    this.#header = new Header(setting, actions, () => this.#question.ask(this.#focused()), close);
    this.#form = new Form(setting, actions);
    this.#messages = new Messages(setting, actions);
    this.#composer = new Composer(setting, actions, () => this.#messages.toEnd());
    this.#ending = new Ending(setting, actions);
    this.#part = this.#form;
    const parts = [this.#header, this.#form, this.#messages, this.#composer, this.#ending, this.#question];
    const [header, ...others] = parts.map(({ element }) => element);
    this.element = h(
      'section',
      {
        class: 'panel',
        part: 'panel',
        id: 'panel',
        role: 'dialog',
        'aria-labelledby': 'title',
        tabindex: -1,
        hidden: true,
      },
      header,
      // A region that is there beforehand is one whose changes are read out.
      h('div', { role: 'status' }, this.#banner),
      ...others,
    );
    this.element.addEventListener('keydown', (event) => this.#pressed(event, close));
    // To the page, what is typed in here has no field as its target: its shortcuts would take the keys.
    for (const name of ['keydown', 'keypress', 'keyup']) {
      this.element.addEventListener(name, (event) => event.stopPropagation());
    }
    if (setting.config.files) acceptDrops(this.element, setting, (files) => this.#dropped(files));
  }

  #focused(): HTMLElement | null {
    return (this.element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  }

  #dropped(files: FileList): void {
    if (!this.#composer.element.hidden) this.#composer.attach(files);
  }

  show(model: Model): void {
    const focused = this.#focused();
    const asks = model.screen === 'form';
    this.#form.element.hidden = !asks;
    this.#messages.element.hidden = asks;
    this.#composer.element.hidden = asks || model.ended !== 'no';
    this.#ending.element.hidden = asks || model.ended === 'no';
    this.#header.show(model);
    this.#form.show(model.isBusy);
    this.#ending.show(model);
    this.#showBanner(model);
    this.#messages.show(model);
    this.#follow(asks ? this.#form : model.ended === 'no' ? this.#composer : this.#ending, focused);
  }

  /** The focus goes along when what had it is to be seen no more; from anywhere else it is not taken. */
  #follow(part: { focus(): void }, focused: HTMLElement | null): void {
    if (part === this.#part) return;
    this.#part = part;
    // Safari gives the focus of a button that is pressed to the panel.
    const isFree = focused === this.element || focused?.getClientRects().length === 0;
    if (!this.element.hidden && isFree) part.focus();
  }

  #showBanner({ isOffline, notice }: Model): void {
    const { texts } = this.setting.language;
    const said = isOffline
      ? texts.offline
      : notice?.kind === 'slow'
        ? texts.slowDown(notice.seconds)
        : notice
          ? texts[notice.kind]
          : '';
    this.#banner.hidden = !said;
    setText(this.#banner, said);
  }

  fill(draft: string): void {
    this.#composer.fill(draft);
  }

  open(): void {
    this.element.hidden = false;
    this.#messages.toEnd();
    // Its height is known only now.
    this.#composer.fill(this.#composer.text);
    // A keyboard on the screen would hide what there is to read.
    if (matchMedia('(pointer: coarse)').matches) this.element.focus();
    else this.#part.focus();
  }

  close(): void {
    this.element.hidden = true;
  }

  stop(): void {
    this.#messages.stop();
  }

  #pressed(event: KeyboardEvent, close: () => void): void {
    if (event.key === 'Escape' && !composes(event)) {
      if (this.#question.isAsking) this.#question.dismiss();
      else if (![this.#header.menu.popover, this.#composer.emojis].some((one) => one.escape())) close();
    } else if (event.key === 'Tab' && (this.#isModal || this.#question.isAsking)) {
      this.#stayInside(event);
    }
  }

  /** Where it covers the page, the page behind it is not to be reached. */
  get #isModal(): boolean {
    return this.element.getAttribute('aria-modal') === 'true';
  }

  set modal(yes: boolean) {
    set(this.element, 'aria-modal', yes ? 'true' : null);
  }

  #stayInside(event: KeyboardEvent): void {
    const within = this.#question.isAsking ? this.#question.element : this.element;
    const all = [...within.querySelectorAll<HTMLElement>('a[href], button, input, textarea, [tabindex="0"]')].filter(
      (one) => !one.matches(':disabled') && one.getClientRects().length > 0,
    );
    const edge = event.shiftKey ? all[0] : all[all.length - 1];
    if (edge && (this.#focused() === edge || this.#focused() === this.element)) {
      event.preventDefault();
      (event.shiftKey ? all[all.length - 1] : all[0])?.focus();
    }
  }
}
