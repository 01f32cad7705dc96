// How one message looks.

import { attachmentView } from './attachment';
import { h, hidden, icon, type Child, type Icon } from './dom';
import type { Line, Mark } from './lines';
import { segments } from './links';
import type { Actions, Setting } from './model';

const ICONS: Record<Mark, Icon> = { sending: 'clock', queued: 'clock', sent: 'sent', read: 'read', failed: 'alert' };

/** What fails so fails again. */
const HOPELESS = ['too_large', 'type_refused', 'unreadable', 'invalid_request'];

export class Bubbles {
  constructor(
    private readonly setting: Setting,
    private readonly actions: Actions,
  ) {}

  /** What the bubble looks like by: as long as it is the same, the bubble is left alone. */
  static signature(line: Line, progress: number): string {
    return JSON.stringify([line, line.mark === 'sending' ? progress : 1]);
  }

  draw(item: HTMLElement, line: Line): void {
    const first = line.beginsGroup ? ' first' : '';
    const last = line.endsGroup ? ' last' : '';
    item.className = `message ${line.side}${first}${last}${line.mark ? ` ${line.mark}` : ''}`;
    item.dataset.id = String(line.id);
    item.replaceChildren(...this.#parts(line));
  }

  #parts(line: Line): Node[] {
    const { times } = this.setting;
    const day = line.beginsDay ? h('div', { class: 'day' }, h('span', {}, times.day(line.at))) : null;
    const parts = line.side === 'system' ? [h('p', { class: 'notice' }, ...text(line.text))] : this.#said(line);
    return day ? [day, ...parts] : parts;
  }

  #said(line: Line): Node[] {
    const files = line.attachments.map((file) => attachmentView(file, line.key, this.setting, this.actions));
    const body = h(
      'div',
      { class: 'body' },
      line.text && h('p', { class: 'bubble', dir: 'auto' }, ...text(line.text)),
      ...files,
      this.#reactions(line),
      this.#foot(line),
      this.#failure(line),
    );
    const avatar =
      line.side === 'agent' && h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(line.author));
    const row = h('div', { class: 'row' }, avatar, body);
    return [this.#head(line), row];
  }

  #head({ side, author, beginsGroup }: Line): Node {
    const { texts } = this.setting.language;
    if (side === 'visitor') return hidden(`${texts.you}:`);
    const name = author || texts.agent;
    return beginsGroup ? h('p', { class: 'author' }, h('bdi', {}, name)) : hidden(`${name}:`);
  }

  #reactions({ reactions }: Line): Child {
    if (!reactions.length) return null;
    const each = reactions.map(({ emoji, count }) => h('span', {}, count > 1 ? `${emoji} ${count}` : emoji));
    return h('p', { class: 'reactions' }, ...each);
  }

  #foot({ endsGroup, mark, at }: Line): Child {
    const isNews = mark === 'sending' || mark === 'queued' || mark === 'failed';
    if (!endsGroup && !isNews) return null;
    const { times, language } = this.setting;
    const time = h('time', { datetime: at, title: times.full(at) }, times.hour(at));
    const text = mark && language.texts[mark];
    const shown = mark && [
      icon(ICONS[mark]),
      mark === 'queued' || mark === 'failed' ? h('span', {}, text!) : hidden(text!),
    ];
    return h('p', { class: 'foot', title: text }, time, ...(shown ?? []));
  }

  #failure({ mark, failure, key, id, text: content }: Line): Child {
    if (mark !== 'failed') return null;
    const { texts } = this.setting.language;
    const reasons: Record<string, string> = {
      too_large: texts.tooLarge,
      type_refused: texts.typeRefused,
      unreadable: texts.unreadable,
      rate_limited: texts.tooMany,
    };
    const reason = failure ? reasons[failure] : undefined;
    const again = () => (id ? this.actions.sayAgain(id) : this.actions.again(key));
    const isHopeless = HOPELESS.includes(failure ?? '');
    return h(
      'p',
      { class: 'failure' },
      reason && h('span', {}, reason),
      !isHopeless && (!id || content) && h('button', { type: 'button', onclick: again }, texts.again),
      !id && h('button', { type: 'button', onclick: () => this.actions.discard(key) }, texts.discard),
    );
  }
}

function text(content: string): Child[] {
  return segments(content).map(({ text, href }) =>
    href ? h('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, text) : text,
  );
}

/** Of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words[words.length - 1] : '';
  return [words[0], last]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}
