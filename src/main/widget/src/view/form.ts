// Asks who the visitor is, before the chat begins.

import { h, set, setText } from './dom';
import type { Actions, Setting } from './model';

const EMAIL = /^[^@\s]+@[^@\s]+$/;

interface Field {
  readonly input: HTMLInputElement;
  readonly error: HTMLElement;
  readonly element: HTMLElement;
}

export class Form {
  readonly element: HTMLFormElement;
  readonly #name: Field;
  readonly #email: Field | null;
  readonly #submit: HTMLButtonElement;

  constructor(
    private readonly setting: Setting,
    private readonly actions: Actions,
  ) {
    const { texts } = setting.language;
    const known = actions.visitor();
    this.#name = field('name', texts.name, { autocomplete: 'name', maxlength: 100, required: true }, known.name);
    this.#email = this.#emailField(known.email);
    this.#submit = h('button', { type: 'submit', class: 'primary' }, texts.start);
    const onsubmit = (event: Event) => {
      event.preventDefault();
      this.#start();
    };
    this.element = h(
      'form',
      { class: 'start', novalidate: true, onsubmit },
      h('p', { class: 'greeting', dir: 'auto' }, setting.config.greeting ?? texts.greeting),
      h('p', { class: 'intro' }, texts.intro),
      this.#name.element,
      this.#email?.element,
      this.#submit,
    );
  }

  #emailField(known: string): Field | null {
    const { texts } = this.setting.language;
    const { email } = this.setting.config;
    if (email === 'none') return null;
    const required = email === 'required';
    const label = required ? texts.email : `${texts.email} (${texts.optional})`;
    return field('email', label, { type: 'email', autocomplete: 'email', maxlength: 254, required }, known);
  }

  show(isBusy: boolean): void {
    // A button that is disabled loses the focus.
    set(this.#submit, 'aria-disabled', isBusy && 'true');
  }

  focus(): void {
    this.#name.input.focus();
  }

  #start(): void {
    const { texts } = this.setting.language;
    const name = this.#name.input.value.trim();
    const email = this.#email?.input.value.trim() ?? '';
    const emailIsRight = email ? EMAIL.test(email) : this.setting.config.email !== 'required';
    if (this.#email) complain(this.#email, emailIsRight ? '' : texts.emailWrong);
    complain(this.#name, name ? '' : texts.nameMissing);
    if (name && emailIsRight) this.actions.start({ name, email });
  }
}

/** The last one that complains has the focus. */
function complain({ input, error }: Field, text: string): void {
  setText(error, text);
  set(input, 'aria-invalid', text ? 'true' : null);
  if (text) input.focus();
}

function field(
  name: string,
  label: string,
  attributes: Record<string, string | number | boolean>,
  value: string,
): Field {
  const error = h('span', { class: 'error', id: `${name}-error`, 'aria-live': 'polite' });
  const input = h('input', { id: name, name, 'aria-describedby': `${name}-error`, ...attributes });
  input.value = value;
  return { input, error, element: h('div', { class: 'field' }, h('label', { for: name }, label), input, error) };
}
