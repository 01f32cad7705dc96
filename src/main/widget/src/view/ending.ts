// What is left to do when a chat is over: rate it, take it along, begin another.

import { h, hidden, icon, set, setText } from './dom';
import type { Actions, Model, Setting } from './model';

const STARS = [1, 2, 3, 4, 5];

export class Ending {
  readonly #said = h('p', { class: 'said', tabindex: -1 });
  readonly #rating: HTMLFormElement;
  readonly #thanks: HTMLElement;
  readonly #transcript: HTMLButtonElement;
  readonly #begin: HTMLButtonElement;
  readonly element: HTMLElement;

  constructor(
    private readonly setting: Setting,
    private readonly actions: Actions,
  ) {
    const { texts } = setting.language;
    this.#rating = this.#ratingForm();
    this.#thanks = h('p', { class: 'thanks', role: 'status', tabindex: -1 });
    this.#transcript = h(
      'button',
      { type: 'button', class: 'secondary', onclick: () => actions.transcript() },
      texts.transcript,
    );
    this.#begin = h('button', { type: 'button', class: 'primary', onclick: () => actions.newChat() }, texts.newChat);
    this.element = h('div', { class: 'ending' }, this.#said, this.#rating, this.#thanks, this.#begin, this.#transcript);
  }

  #ratingForm(): HTMLFormElement {
    const { texts } = this.setting.language;
    const comment = h('textarea', {
      rows: 2,
      maxlength: 1000,
      placeholder: texts.comment,
      'aria-label': texts.comment,
      dir: 'auto',
    });
    const more = h(
      'div',
      { class: 'more-words', hidden: true },
      comment,
      h('button', { type: 'submit', class: 'secondary' }, texts.rateSend),
    );
    const stars = STARS.map((count) => {
      const input = h('input', {
        type: 'radio',
        name: 'stars',
        value: count,
        id: `star-${count}`,
        required: true,
      });
      return h('label', { for: `star-${count}` }, input, icon('star'), hidden(texts.stars(count)));
    });
    const chosen = () => Number(form.querySelector<HTMLInputElement>('input:checked')?.value ?? 0);
    const onchange = () => {
      more.hidden = !chosen();
      stars.forEach((star, i) => star.classList.toggle('lit', i < chosen()));
    };
    const onsubmit = (event: Event) => {
      event.preventDefault();
      if (chosen()) this.actions.rate(chosen(), comment.value.trim());
    };
    const form = h(
      'form',
      { class: 'rating', onsubmit, onchange },
      h('fieldset', {}, h('legend', {}, texts.rate), h('div', { class: 'stars' }, ...stars)),
      more,
    );
    return form;
  }

  show({ ended, can, rated, isBusy }: Model): void {
    const { texts } = this.setting.language;
    const isOver = ended === 'closed';
    setText(this.#said, isOver ? texts.ended : texts.expired);
    const wasRating = this.#rating.matches(':focus-within');
    this.#rating.hidden = !isOver || !can('rating') || rated > 0;
    if (!isOver) {
      // The next chat's rating begins anew.
      this.#rating.reset();
      this.#rating.dispatchEvent(new Event('change'));
    }
    setText(this.#thanks, isOver && rated ? texts.thanks : '');
    if (wasRating && rated) this.#thanks.focus();
    this.#transcript.hidden = !isOver || !can('transcript');
    set(this.#begin, 'aria-disabled', isBusy && 'true');
  }

  /** Not the button: whoever is writing would press it with the next key. */
  focus(): void {
    this.#said.focus();
  }
}
